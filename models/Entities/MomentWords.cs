namespace SupportBot.Models.Entities;

/// <summary>The words of dates and times in the ten languages, lower case, with their accents and as typed without them.</summary>
internal static class MomentWords
{
    public enum Unit { Minute, Hour, Day, Week, Month, Year }

    /// <summary>A named span: so many units from the present one, or a part of a day.</summary>
    public readonly record struct Named(Unit Unit, int Offset, int FromHour = 0, int Hours = 0);

    public static readonly PhraseTable<Named> Names = new(
    [
        ("yesterday|ayer|ontem|hier|вчера|昨天|昨日|bita hua kal|kemarin|kemaren|hôm qua|hom qua|어제|어저께|बीते कल", new(Unit.Day, -1)),
        ("today|hoy|hoje|aujourd'hui|aujourd’hui|aujourdhui|сегодня|今天|今日|aaj|आज|hari ini|hôm nay|hom nay|오늘", new(Unit.Day, 0)),
        ("the day before yesterday|day before yesterday|anteayer|antier|antes de ayer|anteontem|avant-hier|avant hier|позавчера|前天|parso|parson|परसों|kemarin lusa|hôm kia|그저께|그제|엊그제", new(Unit.Day, -2)),
        ("last night|anoche|ontem à noite|ontem a noite|hier soir|вчера вечером|вчера ночью|昨晚|昨夜|kal raat|कल रात|tadi malam|semalam|tối qua|đêm qua|어젯밤|어제 밤", new(Unit.Day, -1, 18, 12)),
        ("this morning|esta mañana|esta manana|hoje de manhã|hoje cedo|ce matin|сегодня утром|今早|今天早上|aaj subah|आज सुबह|tadi pagi|pagi ini|sáng nay|오늘 아침", new(Unit.Day, 0, 0, 12)),
        ("yesterday morning|ayer por la mañana|ontem de manhã|hier matin|вчера утром|昨天早上|kal subah|कल सुबह|kemarin pagi|sáng qua|어제 아침", new(Unit.Day, -1, 0, 12)),
        ("yesterday evening|ayer por la noche|ayer por la tarde|ontem à tarde|昨天晚上|kemarin malam|kemarin sore|chiều qua|어제 저녁", new(Unit.Day, -1, 12, 12)),
        ("this afternoon|this evening|tonight|esta tarde|esta noche|hoje à tarde|hoje à noite|cet après-midi|ce soir|сегодня днем|сегодня днём|сегодня вечером|今天下午|今晚|aaj shaam|आज शाम|tadi sore|sore ini|malam ini|chiều nay|tối nay|오늘 오후|오늘 저녁|오늘 밤", new(Unit.Day, 0, 12, 12)),
        ("last week|la semana pasada|semana pasada|semana passada|a semana passada|la semaine dernière|semaine dernière|la semaine derniere|semaine derniere|на прошлой неделе|прошлой неделе|上周|上星期|上个星期|上礼拜|pichle hafte|pichle hafte se|पिछले हफ्ते|पिछले हफ़्ते|पिछले सप्ताह|minggu lalu|minggu kemarin|pekan lalu|tuần trước|tuan truoc|지난주|저번 주|저번주", new(Unit.Week, -1)),
        ("this week|esta semana|cette semaine|на этой неделе|этой неделе|本周|这周|这个星期|is hafte|इस हफ्ते|minggu ini|pekan ini|tuần này|이번 주|이번주", new(Unit.Week, 0)),
        ("last month|el mes pasado|mes pasado|mês passado|mes passado|le mois dernier|mois dernier|в прошлом месяце|прошлом месяце|上个月|上月|pichle mahine|पिछले महीने|bulan lalu|bulan kemarin|tháng trước|thang truoc|지난달|저번 달|저번달", new(Unit.Month, -1)),
        ("this month|este mes|este mês|ce mois-ci|ce mois ci|в этом месяце|этом месяце|本月|这个月|is mahine|इस महीने|bulan ini|tháng này|이번 달|이번달", new(Unit.Month, 0)),
        ("last year|el año pasado|año pasado|ano passado|l'année dernière|l'an dernier|année dernière|в прошлом году|прошлом году|去年|pichle saal|पिछले साल|tahun lalu|năm ngoái|nam ngoai|작년", new(Unit.Year, -1)),
        ("this year|este año|este ano|cette année|в этом году|今年|is saal|इस साल|tahun ini|năm nay|올해", new(Unit.Year, 0)),
    ]);

    public static readonly PhraseTable<DayOfWeek> Weekdays = new(
    [
        ("monday|lunes|segunda-feira|segunda feira|lundi|понедельник|понедельника|понедельнику|星期一|周一|礼拜一|somvar|somwar|सोमवार|hari senin|senin|thứ hai|월요일", DayOfWeek.Monday),
        ("tuesday|martes|terça-feira|terça feira|terca-feira|terca feira|terça|mardi|вторник|вторника|星期二|周二|礼拜二|mangalvar|mangalwar|मंगलवार|hari selasa|selasa|thứ ba|화요일", DayOfWeek.Tuesday),
        ("wednesday|miércoles|miercoles|quarta-feira|quarta feira|mercredi|среда|среду|среды|星期三|周三|礼拜三|budhvar|budhwar|बुधवार|hari rabu|rabu|thứ tư|수요일", DayOfWeek.Wednesday),
        ("thursday|jueves|quinta-feira|quinta feira|jeudi|четверг|четверга|星期四|周四|礼拜四|guruvar|guruwar|गुरुवार|hari kamis|kamis|thứ năm|목요일", DayOfWeek.Thursday),
        ("friday|viernes|sexta-feira|sexta feira|vendredi|пятница|пятницу|пятницы|星期五|周五|礼拜五|shukravar|shukrawar|शुक्रवार|hari jumat|jumat|jum'at|thứ sáu|금요일", DayOfWeek.Friday),
        ("saturday|sábado|sabado|samedi|суббота|субботу|субботы|星期六|周六|礼拜六|shanivar|shaniwar|शनिवार|hari sabtu|sabtu|thứ bảy|토요일", DayOfWeek.Saturday),
        ("sunday|domingo|dimanche|воскресенье|воскресенья|星期天|星期日|周日|周天|礼拜天|ravivar|raviwar|रविवार|itvaar|hari minggu|chủ nhật|chu nhat|일요일", DayOfWeek.Sunday),
    ]);

    public static readonly PhraseTable<int> Months = new(
    [
        ("january|jan|enero|janeiro|janvier|января|январь|januari|जनवरी", 1),
        ("february|feb|febrero|fevereiro|février|fevrier|февраля|февраль|februari|फरवरी", 2),
        ("march|mar|marzo|março|marco|mars|марта|март|maret|मार्च", 3),
        ("april|apr|abril|avril|апреля|апрель|अप्रैल", 4),
        ("may|mayo|maio|mai|мая|май|mei|मई", 5),
        ("june|jun|junio|junho|juin|июня|июнь|juni|जून", 6),
        ("july|jul|julio|julho|juillet|июля|июль|juli|जुलाई", 7),
        ("august|aug|agosto|août|aout|августа|август|agustus|अगस्त", 8),
        ("september|sept|sep|septiembre|setembro|septembre|сентября|сентябрь|सितंबर", 9),
        ("october|oct|octubre|outubro|octobre|октября|октябрь|oktober|अक्टूबर", 10),
        ("november|nov|noviembre|novembro|novembre|ноября|ноябрь|नवंबर", 11),
        ("december|dec|diciembre|dezembro|décembre|decembre|декабря|декабрь|desember|दिसंबर", 12),
    ]);

    public static readonly PhraseTable<Unit> Units = new(
    [
        ("minute|minutes|min|mins|minuto|minutos|минут|минуты|минуту|мин|分钟|minat|मिनट|menit|phút|phut|분", Unit.Minute),
        ("hour|hours|hr|hrs|h|hora|horas|heure|heures|час|часа|часов|小时|个小时|钟头|ghanta|ghante|घंटे|घंटा|jam|giờ|tiếng|시간", Unit.Hour),
        ("day|days|día|días|dia|dias|jour|jours|день|дня|дней|天|日|din|दिन|hari|ngày|ngay|일", Unit.Day),
        ("week|weeks|wk|wks|semana|semanas|semaine|semaines|неделя|неделю|недели|недель|周|个星期|星期|hafta|hafte|haftey|हफ्ते|हफ़्ते|हफ्ता|सप्ताह|minggu|pekan|tuần|tuan|주", Unit.Week),
        ("month|months|mes|meses|mês|mois|месяц|месяца|месяцев|个月|mahina|mahine|महीने|महीना|bulan|tháng|thang|달|개월", Unit.Month),
        ("year|years|año|años|ano|anos|an|ans|année|années|год|года|лет|年|saal|साल|tahun|năm|nam|년", Unit.Year),
    ]);

    public static readonly PhraseTable<int> Numbers = new(
    [
        ("a|an|one|un|una|uno|um|uma|une|один|одну|одна|一|ek|एक|satu|một|한", 1),
        ("a couple of|couple of|two|dos|dois|duas|deux|два|две|两|二|do|दो|dua|hai|두", 2),
        ("a few|few|three|several|unos|algunos|varios|alguns|três|tres|trois|quelques|несколько|три|三|几|teen|तीन|कुछ|tiga|beberapa|ba|vài|세|몇", 3),
        ("four|cuatro|quatro|quatre|четыре|四|char|चार|empat|bốn|네", 4),
        ("five|cinco|cinq|пять|五|paanch|panch|पांच|पाँच|lima|năm|다섯", 5),
        ("six|seis|шесть|六|chhe|छह|enam|sáu|여섯", 6),
        ("seven|siete|sete|sept|семь|七|saat|सात|tujuh|bảy|일곱", 7),
        ("eight|ocho|oito|huit|восемь|八|aath|आठ|delapan|tám|여덟", 8),
        ("nine|nueve|nove|neuf|девять|九|nau|नौ|sembilan|chín|아홉", 9),
        ("ten|diez|dez|dix|десять|十|das|दस|sepuluh|mười|열", 10),
    ]);

    /// <summary>After a number and its unit: "3 days ago".</summary>
    public static readonly PhraseTable<bool> Ago = new([("ago|back|earlier|atrás|atras|назад|тому назад|前|之前|以前|pehle|pahle|पहले|yang lalu|lalu|yg lalu|kemarin|trước|truoc|전|전에", true)]);

    /// <summary>Before a number and its unit: "hace 3 días"; true when it lasts until now: "for 3 days".</summary>
    public static readonly PhraseTable<bool> Before = new(
    [
        ("hace|ha|há|faz|il y a|ada", false),
        ("for|for the last|for the past|for over|for more than|for about|the last|the past|in the last|in the past|desde hace|hace más de|hace mas de|há mais de|faz mais de|depuis|depuis plus de|уже|более|больше|sudah|udah|selama|selama lebih dari|đã|da|hơn|过去|已经|최근|지난|pichle|पिछले", true),
    ]);

    /// <summary>After a number and its unit, or a day: "3 din se", "월요일부터".</summary>
    public static readonly PhraseTable<bool> SinceAfter = new([("se|से|nay|부터|째|以来|了|起|이후|동안", true)]);

    public static readonly PhraseTable<bool> Since = new([("since|ever since|from|starting|as of|desde|desde el|desde la|desde o|desde a|a partir de|depuis|depuis le|à partir de|с|со|начиная с|自从|自|从|sejak|dari|mulai|từ|tu|kể từ", true)]);

    public static readonly PhraseTable<bool> On = new([("on|the|el|la|los|no|na|em|le|on the|в|во|pada|pada tanggal|tanggal|tgl|hari|ngày|hôm|vào", true)]);

    public static readonly PhraseTable<bool> Last = new([("last|this past|the last|el pasado|прошлый|прошлую|прошлое|в прошлый|в прошлую|上|上个|지난|저번|pichle|पिछले", true)]);

    public static readonly PhraseTable<bool> LastAfter = new([("pasado|pasada|passado|passada|dernier|dernière|derniere|lalu|kemarin|tuần trước|trước", true)]);

    public static readonly PhraseTable<bool> At = new([("at|around|about|a las|a la|às|as|por volta das|à|vers|в|около|jam|pukul|lúc|lúc khoảng|around|ko|को|오전|오후", true)]);

    public static readonly PhraseTable<bool> Of = new([("of|de|del|d'|do|tháng|thang|bulan", true)]);

    /// <summary>After the hour, and how many hours it adds before noon is counted: 12 for the afternoon.</summary>
    public static readonly PhraseTable<int> HalfDay = new([("am|a.m.|a.m", 0), ("pm|p.m.|p.m", 12)]);

    private static readonly HashSet<int> Starts = [.. Names.Starts, .. Weekdays.Starts, .. Months.Starts, .. Numbers.Starts, .. Before.Starts, .. Since.Starts, .. On.Starts, .. Last.Starts, .. At.Starts];

    /// <summary>Whether any moment begins like this text: most words are passed over by this alone.</summary>
    public static bool MayStart(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) || Starts.Contains(PhraseStart.Of(text)) || Starts.Contains(PhraseStart.OfFirst(text));
}
