using System.Globalization;
using SupportBot.Models.Entities;

namespace SupportBot.Models.Tests.Entities;

public sealed class MomentTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateTime Now = new(2026, 11, 23, 10, 0, 0);

    [Theory]
    [InlineData("it stopped yesterday", "yesterday", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("pending since monday", "since monday", "2026-11-16 00:00", "2026-11-23 10:00")]
    [InlineData("sent on friday evening", "on friday", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("sent 3 days ago", "3 days ago", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("sent two weeks ago", "two weeks ago", "2026-11-09 00:00", "2026-11-16 00:00")]
    [InlineData("an hour ago it left", "an hour ago", "2026-11-23 09:00", "2026-11-23 10:00")]
    [InlineData("stuck for 5 days", "for 5 days", "2026-11-18 00:00", "2026-11-23 10:00")]
    [InlineData("last week it worked", "last week", "2026-11-16 00:00", "2026-11-23 00:00")]
    [InlineData("last month it worked", "last month", "2026-10-01 00:00", "2026-11-01 00:00")]
    [InlineData("gone last night", "last night", "2026-11-22 18:00", "2026-11-23 06:00")]
    [InlineData("sent on 5 march", "on 5 march", "2026-03-05 00:00", "2026-03-06 00:00")]
    [InlineData("sent March 5th, 2025 from here", "March 5th, 2025", "2025-03-05 00:00", "2025-03-06 00:00")]
    [InlineData("sent on the 24th of december", "on the 24th of december", "2025-12-24 00:00", "2025-12-25 00:00")]
    [InlineData("paid 2026-11-03", "2026-11-03", "2026-11-03 00:00", "2026-11-04 00:00")]
    [InlineData("paid 3.11.2026", "3.11.2026", "2026-11-03 00:00", "2026-11-04 00:00")]
    [InlineData("paid 25/10/2026", "25/10/2026", "2026-10-25 00:00", "2026-10-26 00:00")]
    [InlineData("logged out at 3 am", "at 3 am", "2026-11-23 03:00", "2026-11-23 03:01")]
    [InlineData("withdrawn at 23:40", "at 23:40", "2026-11-22 23:40", "2026-11-22 23:41")]
    [InlineData("yesterday at 11:30 pm it left", "yesterday at 11:30 pm", "2026-11-22 23:30", "2026-11-22 23:31")]
    [InlineData("no me llega desde ayer", "desde ayer", "2026-11-22 00:00", "2026-11-23 10:00")]
    [InlineData("lo envié hace 3 días", "hace 3 días", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("espero desde hace dos semanas", "desde hace dos semanas", "2026-11-09 00:00", "2026-11-23 10:00")]
    [InlineData("el lunes pasado", "el lunes pasado", "2026-11-16 00:00", "2026-11-17 00:00")]
    [InlineData("pagué el 5 de marzo de 2026", "el 5 de marzo de 2026", "2026-03-05 00:00", "2026-03-06 00:00")]
    [InlineData("parou ontem", "ontem", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("enviei há 3 dias", "há 3 dias", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("desde segunda-feira não caiu", "desde segunda-feira", "2026-11-16 00:00", "2026-11-23 10:00")]
    [InlineData("envoyé hier", "hier", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("envoyé il y a 3 jours", "il y a 3 jours", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("bloqué depuis 3 jours", "depuis 3 jours", "2026-11-20 00:00", "2026-11-23 10:00")]
    [InlineData("depuis vendredi rien", "depuis vendredi", "2026-11-20 00:00", "2026-11-23 10:00")]
    [InlineData("вчера отправил", "вчера", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("вывел 3 дня назад", "3 дня назад", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("с понедельника висит", "с понедельника", "2026-11-16 00:00", "2026-11-23 10:00")]
    [InlineData("5 марта отправил", "5 марта", "2026-03-05 00:00", "2026-03-06 00:00")]
    [InlineData("уже 2 дня жду", "уже 2 дня", "2026-11-21 00:00", "2026-11-23 10:00")]
    [InlineData("我昨天提现", "昨天", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("3天前提现", "3天前", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("三天前提现", "三天前", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("上周充值的", "上周", "2026-11-16 00:00", "2026-11-23 00:00")]
    [InlineData("3月5日充值的", "3月5日", "2026-03-05 00:00", "2026-03-06 00:00")]
    [InlineData("从周五开始", "从周五", "2026-11-20 00:00", "2026-11-23 10:00")]
    [InlineData("3 din pehle bheja", "3 din pehle", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("3 din se atka hai", "3 din se", "2026-11-20 00:00", "2026-11-23 10:00")]
    [InlineData("3 दिन पहले भेजा", "3 दिन पहले", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("सोमवार से अटका है", "सोमवार से", "2026-11-16 00:00", "2026-11-23 10:00")]
    [InlineData("kemarin saya kirim", "kemarin", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("3 hari yang lalu", "3 hari yang lalu", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("sejak senin", "sejak senin", "2026-11-16 00:00", "2026-11-23 10:00")]
    [InlineData("tanggal 5 maret", "tanggal 5 maret", "2026-03-05 00:00", "2026-03-06 00:00")]
    [InlineData("hôm qua tôi gửi", "hôm qua", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("3 ngày trước", "3 ngày trước", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("ngày 5 tháng 3 gửi", "ngày 5 tháng 3", "2026-03-05 00:00", "2026-03-06 00:00")]
    [InlineData("어제 보냈어요", "어제", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData("3일 전에 보냈어요", "3일 전에", "2026-11-20 00:00", "2026-11-21 00:00")]
    [InlineData("월요일부터 안 돼요", "월요일부터", "2026-11-16 00:00", "2026-11-23 10:00")]
    [InlineData("3월 5일에 입금", "3월 5일", "2026-03-05 00:00", "2026-03-06 00:00")]
    public void Words_of_time_are_told_from_the_local_date(string text, string words, string from, string to)
    {
        var moment = Assert.Single(EntityFinder.Find(text, Now));

        Assert.Equal((EntityKind.Moment, words, words), (moment.Kind, moment.Value, text.Substring(moment.Start, moment.Length)));
        Assert.Equal((At(from), At(to)), (moment.When!.Value.From, moment.When.Value.To));
    }

    [Theory]
    [InlineData("I tried 3 times and waited 2 days")]
    [InlineData("may I ask, it may work")]
    [InlineData("the march of time")]
    [InlineData("6.21.0 and 1.2.3")]
    [InlineData("segunda vez que pasa")]
    [InlineData("a second-hand rig")]
    [InlineData("todayish yesterdays")]
    [InlineData("13/45/2026")]
    [InlineData("24/7 support")]
    public void Other_words_are_no_moments(string text)
    {
        Assert.DoesNotContain(EntityFinder.Find(text, Now), entity => entity.Kind == EntityKind.Moment);
    }

    [Fact]
    public void A_date_that_can_be_read_two_ways_is_found_and_left_untold()
    {
        var moment = Assert.Single(EntityFinder.Find("paid 04/05/2026", Now));

        Assert.Equal((EntityKind.Moment, null), (moment.Kind, moment.When));
    }

    [Fact]
    public void Without_a_clock_the_words_are_found_and_left_untold()
    {
        var moment = Assert.Single(EntityFinder.Find("since monday"));

        Assert.Equal(("since monday", null), (moment.Value, moment.When));
    }

    [Fact]
    public void The_29th_of_february_is_that_of_a_leap_year()
    {
        Assert.Equal(new DateTime(2024, 2, 29), Assert.Single(EntityFinder.Find("29 february", Now)).When!.Value.From);
    }

    private static DateTime At(string time) => DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
