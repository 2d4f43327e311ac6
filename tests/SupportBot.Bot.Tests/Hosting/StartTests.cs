using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Turns;
using SupportBot.Knowledge;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Hosting;

/// <summary>A start that cannot succeed says why in a sentence and leaves nothing behind; one that can is whole.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("start-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string[] Arguments(params string[] more) => ["--applicationName=SupportBot.Bot", "--environment=Development", $"--Folders:Data={Data}", "--Logging:LogLevel:Default=None", .. more];

    private async Task<string> RefusalAsync<T>(params string[] more) where T : Exception
    {
        var fault = await Assert.ThrowsAsync<T>(() => BotHost.BuildAsync(Arguments(more), listens: more.Any(argument => argument.StartsWith("--urls", StringComparison.Ordinal))));
        Assert.False(File.Exists(Path.Combine(Data, "supportbot.db")), "A start that failed left a database behind.");
        return fault.Message;
    }

    [Fact]
    public async Task Everything_in_order_is_ready_to_serve()
    {
        await using var app = await BotHost.BuildAsync(Arguments(), listens: false);
        var turn = await app.Services.GetRequiredService<ITurns>().RunAsync(Some.Message("hello"), CancellationToken.None);
        Assert.NotEmpty(turn.Replies);
        Assert.True((await app.Services.GetRequiredService<IStore>().CheckHealthAsync()).Works);
        Assert.True(File.Exists(Path.Combine(Data, "supportbot.db")));
    }

    [Fact]
    public async Task The_secret_of_the_installation_survives_a_restart()
    {
        byte[][] secrets = [[], []];
        for (var start = 0; start < 2; start++)
        {
            await using var app = await BotHost.BuildAsync(Arguments(), listens: false);
            secrets[start] = app.Services.GetRequiredService<InstallationSecret>().Bytes;
        }
        Assert.Equal(secrets[0], secrets[1]);
    }

    [Fact]
    public async Task All_faults_of_the_content_are_told_with_file_and_line()
    {
        var content = Path.Combine(_folder, "content");
        Directory.CreateDirectory(Path.Combine(content, "articles", "en"));
        File.WriteAllText(Path.Combine(content, "articles", "en", "one.md"), "---\nid: one\ntitle: One\n---\nText.\n");
        File.WriteAllText(Path.Combine(content, "articles", "en", "two.md"), "no front matter\n");
        var message = await RefusalAsync<StartException>($"--Knowledge:Directory={content}");

        Assert.StartsWith("The content has ", message, StringComparison.Ordinal);
        Assert.Contains("articles/en/one.md", message, StringComparison.Ordinal);
        Assert.Contains("articles/en/two.md:1:", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_folder_that_is_missing_is_named() =>
        Assert.Contains(Path.Combine(_folder, "nowhere"), await RefusalAsync<StartException>($"--Knowledge:Directory={Path.Combine(_folder, "nowhere")}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_model_that_is_missing_or_broken_is_named()
    {
        var model = Path.Combine(_folder, "model");
        Assert.Contains($"The model in {model} cannot be used", await RefusalAsync<StartException>($"--Folders:Model={model}"), StringComparison.Ordinal);

        Directory.CreateDirectory(model);
        foreach (var file in Directory.GetFiles(new FolderOptions().ModelFolder))
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(model, "understanding.model"), "cut off");
        Assert.Contains("understanding.model", await RefusalAsync<StartException>($"--Folders:Model={model}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");
        var message = await RefusalAsync<StartException>($"--Folders:Data={Path.Combine(file, "data")}");
        Assert.Equal($"The data folder {Path.Combine(file, "data")} cannot be written. Give this user the right to write there, or set Folders:Data to another folder.", message);
    }

    [Theory]
    [InlineData("--Dialog:QuestionsBeforeHandOver=9", "QuestionsBeforeHandOver")]
    [InlineData("--LookUps:Connectors:x:Url=nowhere", "LookUps:Connectors:x:Url")]
    [InlineData("--Desk:Calendar:Zone=Mars/Olympus", "Mars/Olympus")]
    public async Task An_option_that_is_broken_is_named(string argument, string named)
    {
        Assert.Contains(named, await RefusalAsync<OptionsValidationException>(argument), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data), "A start that failed left a folder behind.");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Contains($"Port {port} is taken", await RefusalAsync<StartException>($"--urls=http://localhost:{port}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_the_texts_and_of_the_content_stand_in_one_message()
    {
        var fault = Assert.Throws<StartException>(() => StartChecks.Load(new FolderOptions(), new ModelOptions(), new KnowledgeOptions { Directory = _folder }, Shipped.Redactor));
        Assert.Contains("There is no article.", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
