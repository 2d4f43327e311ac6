using SupportBot.Models.Features;
using SupportBot.Models.Understanding;

namespace SupportBot.Models.Tests.Understanding;

public sealed class ToneTests
{
    [Theory]
    [InlineData("i lost all of it and i want to die")]
    [InlineData("all my savings are gone, i don't want to live anymore")]
    [InlineData("there is nothing left to live for")]
    [InlineData("I feel everyone would be better off without me")]
    [InlineData("I'm going to hang myself if this money does not come back")]
    [InlineData("this is not financial suicide talk, i really want to die")]
    [InlineData("ya no quiero vivir")]
    [InlineData("perdí todo y quiero matarme")]
    [InlineData("perdi tudo, quero me matar")]
    [InlineData("não aguento mais viver assim")]
    [InlineData("j'ai tout perdu, je veux en finir")]
    [InlineData("je n'ai plus envie de vivre")]
    [InlineData("всё потерял, жить не хочу")]
    [InlineData("хочется умереть")]
    [InlineData("我不想活了")]
    [InlineData("钱都没了，真的想跳楼")]
    [InlineData("sab kuch chala gaya, jeene ka mann nahi hai")]
    [InlineData("सब चला गया, मैं मरना चाहता हूँ")]
    [InlineData("uang habis, rasanya ingin mati")]
    [InlineData("saya mau mati saja")]
    [InlineData("mất hết rồi, tôi không muốn sống nữa")]
    [InlineData("tôi muốn tự tử")]
    [InlineData("다 잃었어요 죽고 싶어요")]
    [InlineData("더 이상 살고 싶지 않아요")]
    public void A_hint_at_self_harm_is_heard(string text)
    {
        Assert.True(Hear(text).HasFlag(Tone.Distress));
    }

    [Theory]
    [InlineData("this app is killing me")]
    [InlineData("dead battery")]
    [InlineData("I could kill for this feature")]
    [InlineData("my miner died")]
    [InlineData("how do I kill the process")]
    [InlineData("moving all in was financial suicide lol")]
    [InlineData("I shot myself in the foot with that setting")]
    [InlineData("my coins disappear forever after the update")]
    [InlineData("the card died and the rig is dead")]
    [InlineData("esta app me está matando")]
    [InlineData("esta app va a matarme de un infarto")]
    [InlineData("me muero de risa")]
    [InlineData("esse app vai me matar do coração")]
    [InlineData("cette appli va me tuer")]
    [InlineData("la batterie est morte")]
    [InlineData("майнер умер")]
    [InlineData("эта игра меня убивает")]
    [InlineData("电池快死了")]
    [InlineData("手机想死机一样卡")]
    [InlineData("我还年轻生活压力大")]
    [InlineData("币价跳楼了")]
    [InlineData("battery khatam ho gayi")]
    [InlineData("hp saya mau mati baterainya")]
    [InlineData("app chậm muốn chết")]
    [InlineData("폰이 죽어버렸어요")]
    [InlineData("배터리가 죽었어요")]
    public void Words_that_only_sound_like_it_are_none(string text)
    {
        Assert.False(Hear(text).HasFlag(Tone.Distress));
    }

    [Theory]
    [InlineData("you people are the worst, nobody answers", Tone.Complaint)]
    [InlineData("nadie responde, es inaceptable", Tone.Complaint)]
    [InlineData("ninguém responde", Tone.Complaint)]
    [InlineData("personne ne répond", Tone.Complaint)]
    [InlineData("никто не отвечает", Tone.Complaint)]
    [InlineData("koi reply nahi", Tone.Complaint)]
    [InlineData("what the hell is going on", Tone.Anger)]
    [InlineData("GIVE ME BACK MY MONEY NOW!!", Tone.Anger)]
    [InlineData("esto es una mierda", Tone.Anger)]
    [InlineData("que porra é essa", Tone.Anger)]
    [InlineData("vous vous foutez de moi", Tone.Anger)]
    [InlineData("какого чёрта", Tone.Anger)]
    [InlineData("什么破平台", Tone.Anger)]
    [InlineData("goblok banget", Tone.Anger)]
    [InlineData("진짜 열받네요", Tone.Anger)]
    [InlineData("please freeze it right now", Tone.Haste)]
    [InlineData("es urgente", Tone.Haste)]
    [InlineData("preciso o quanto antes", Tone.Haste)]
    [InlineData("tout de suite", Tone.Haste)]
    [InlineData("срочно", Tone.Haste)]
    [InlineData("请尽快", Tone.Haste)]
    [InlineData("jaldi karo", Tone.Haste)]
    [InlineData("तुरंत रोको", Tone.Haste)]
    [InlineData("tolong segera", Tone.Haste)]
    [InlineData("cần gấp", Tone.Haste)]
    [InlineData("빨리 해주세요", Tone.Haste)]
    public void Complaint_anger_and_haste_are_heard(string text, Tone tone)
    {
        Assert.Equal(tone, Hear(text));
    }

    [Theory]
    [InlineData("it's not urgent, take your time")]
    [InlineData("no hurry at all")]
    [InlineData("where do I set an emergency contact")]
    [InlineData("this miner is damn good")]
    [InlineData("no response from pool, retry in 5 s")]
    [InlineData("ERROR CONNECTION REFUSED BY REMOTE HOST")]
    [InlineData("no es urgente")]
    [InlineData("demora para processar o saque")]
    [InlineData("hay mucha demanda en la red")]
    [InlineData("ce n'est pas urgent")]
    [InlineData("не срочно")]
    [InlineData("这个不急")]
    [InlineData("koi jaldi nahi")]
    [InlineData("tidak darurat")]
    [InlineData("phí tăng gấp đôi")]
    [InlineData("급하지 않아요")]
    [InlineData("the app closes immediately after I open it")]
    [InlineData("打开马上闪退")]
    [InlineData("la app se cierra inmediatamente")]
    [InlineData("mất nhiều thời gian quá")]
    [InlineData("tôi ngủ dậy thì máy tắt")]
    [InlineData("what are the pros and cons bc I can't decide")]
    [InlineData("how do I change my e-mail")]
    public void A_calm_message_has_no_tone(string text)
    {
        Assert.Equal(Tone.None, Hear(text));
    }

    private static Tone Hear(string text)
    {
        var words = new WordBuffer();
        new TextNormalizer().Normalize(text, words);
        return ToneReader.Read(text, words.Chars);
    }
}
