using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>One after the other: each of these keeps a bot and a browser or another client busy.</summary>
[CollectionDefinition(Name)]
public sealed class ClientsCollection
{
    public const string Name = "clients";
}
