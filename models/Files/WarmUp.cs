using SupportBot.Privacy;

namespace SupportBot.Models.Files;

/// <summary>A few messages of every kind and script, read by a model before it serves: its pages are in memory then.</summary>
internal static class WarmUp
{
    public static IReadOnlyList<SafeText> Texts { get; } =
    [
        SafeText.OfConstant("hello"),
        SafeText.OfConstant("my withdrawal is pending since yesterday and support does not answer"),
        SafeText.OfConstant("somebody got into my account and is sending my coins away"),
        SafeText.OfConstant("the rig shows rejected shares after the driver update"),
        SafeText.OfConstant("los mensajes no se envían y la llamada se corta"),
        SafeText.OfConstant("почему комиссия такая высокая"),
        SafeText.OfConstant("提现一直没有到账"),
        SafeText.OfConstant("मेरा खाता बंद है"),
        SafeText.OfConstant("what is the weather like"),
        SafeText.OfConstant(""),
    ];
}
