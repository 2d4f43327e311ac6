using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>A look-up waiting to be made: kept as an effect so that a restart does not lose it.</summary>
/// <param name="Connector">Name in the configuration, e.g. transaction_state.</param>
/// <param name="With">Parameters by name.</param>
public sealed record KeptLookUp(string Connector, IReadOnlyDictionary<string, SafeText> With)
{
    public const string Kind = "look-up";
}
