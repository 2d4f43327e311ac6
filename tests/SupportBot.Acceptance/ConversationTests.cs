using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance;

/// <summary>Every script in <c>conversations/</c>, through Direct Line and through the Bot Framework endpoint.</summary>
public sealed class ConversationTests(ConversationHouse house) : IClassFixture<ConversationHouse>
{
    public static TheoryData<string> Scripts()
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Repository.Conversations, "*.yaml").Order(StringComparer.Ordinal))
            data.Add(Path.GetFileNameWithoutExtension(file));
        return data;
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Conversation_through_Direct_Line(string script)
    {
        await using var chat = new DirectLineChat(house.Bot);
        await new ScriptPlayer(house.Bot, chat, "webchat", house.Desk).PlayAsync(Load(script));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Conversation_through_the_messages_endpoint(string script)
    {
        await using var chat = new BotFrameworkChat(house.Bot, house.Connector);
        await new ScriptPlayer(house.Bot, chat, "msteams", house.Desk).PlayAsync(Load(script));
    }

    [Fact]
    public void There_are_at_least_25_scripts() => Assert.True(Directory.GetFiles(Repository.Conversations, "*.yaml").Length >= 25);

    private static ConversationScript Load(string script) => ConversationScript.Load(Path.Combine(Repository.Conversations, script + ".yaml"));
}

/// <summary>One bot, one connector, one desk and one operator's system for all conversations.</summary>
public sealed class ConversationHouse : IAsyncLifetime
{
    private RunningProgram? _operator;

    public BotProcess Bot { get; private set; } = null!;

    public RecordingConnector Connector { get; private set; } = null!;

    public DeskClient Desk { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var port = Ports.Free();
        _operator = RunningProgram.Start(Repository.OperatorProgram, ["--urls", $"http://127.0.0.1:{port}"], Path.GetDirectoryName(Repository.OperatorProgram)!);
        Connector = await RecordingConnector.StartAsync();
        Bot = await BotProcess.StartNewAsync(OperatorSettings.At($"http://127.0.0.1:{port}"));
        Desk = await DeskClient.SetUpAsync(Bot);
    }

    public async Task DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
        if (_operator is not null)
            await _operator.DisposeAsync();
    }
}
