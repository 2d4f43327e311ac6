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
        await PlayAsync(script, chat, "webchat");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Conversation_through_the_messages_endpoint(string script)
    {
        await using var chat = new BotFrameworkChat(house.Bot, house.Connector);
        await PlayAsync(script, chat, "msteams");
    }

    [Fact]
    public void There_are_at_least_25_scripts() => Assert.True(Directory.GetFiles(Repository.Conversations, "*.yaml").Length >= 25);

    /// <summary>With SUPPORTBOT_TRANSCRIPTS set to a folder, what was said is written there, so that people can read it.</summary>
    private async Task PlayAsync(string script, IChatClient chat, string channel)
    {
        var player = new ScriptPlayer(house.Bot, chat, channel, house.Desk, house.ForeignReference);
        try
        {
            await player.PlayAsync(Load(script));
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("SUPPORTBOT_TRANSCRIPTS") is { Length: > 0 } folder)
                await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{script}.{channel}.txt"), player.Played);
        }
    }

    private static ConversationScript Load(string script) => ConversationScript.Load(Path.Combine(Repository.Conversations, script + ".yaml"));
}

/// <summary>One bot, one connector, one desk and one operator's system for all conversations.</summary>
public sealed class ConversationHouse : IAsyncLifetime
{
    private RunningProgram? _operator;

    public BotProcess Bot { get; private set; } = null!;

    public RecordingConnector Connector { get; private set; } = null!;

    public DeskClient Desk { get; private set; } = null!;

    /// <summary>A ticket of somebody who is in none of the scripts.</summary>
    public string ForeignReference { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var port = Ports.Free();
        _operator = RunningProgram.Start(Repository.OperatorProgram, ["--urls", $"http://127.0.0.1:{port}"], Path.GetDirectoryName(Repository.OperatorProgram)!);
        Connector = await RecordingConnector.StartAsync();
        Bot = await BotProcess.StartNewAsync(OperatorSettings.At($"http://127.0.0.1:{port}"));
        Desk = await DeskClient.SetUpAsync(Bot);
        ForeignReference = await HandOverAsync();
    }

    private async Task<string> HandOverAsync()
    {
        await using var chat = new BotFrameworkChat(Bot, Connector);
        await chat.OpenAsync(null);
        var said = await chat.SayAsync("someone stole all my coins a minute ago, please help");
        return said.Select(line => References.Find(line.Text)).First(reference => reference is not null)!;
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
