using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Bot.LookUps;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.LookUps;

public sealed class LookUpClientTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LookUpOptions _options = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private OperatorStub _stub = null!;

    public async Task InitializeAsync()
    {
        _stub = await OperatorStub.StartAsync();
        _options.Connectors["transaction"] = new LookUpConnector { Url = _stub.Url + "/tx/{tx}?of={user}" };
    }

    private Task<(IReadOnlyDictionary<string, string>? Values, string Reason)> AskAsync(string connector = "transaction", string tx = "abc") =>
        new LookUpClient(_http, Options.Create(_options), _clock).AskAsync(
            new KeptLookUp(connector, new Dictionary<string, SafeText> { ["tx"] = Some.Text(tx), ["user"] = Some.Text("dl_u1") }), CancellationToken.None);

    [Fact]
    public async Task Parameters_are_escaped_and_the_token_goes_along()
    {
        _options.Connectors["transaction"].Token = "t0ken";
        await AskAsync(tx: "../admin?x=1&y=2#z");
        Assert.Equal(("/tx/..%2Fadmin%3Fx=1&y=2%23z?of=dl_u1", "Bearer t0ken"), Decoded(Assert.Single(_stub.Asked)));
    }

    [Fact]
    public async Task Plain_fields_of_any_kind_are_read_and_nested_ones_are_not()
    {
        _stub.Answer = context => context.Response.WriteAsJsonAsync(new { state = "late", confirmations = 3, final = false, nothing = (string?)null, deep = new { x = 1 } });
        var (values, _) = await AskAsync();
        Assert.Equal(new Dictionary<string, string> { ["state"] = "late", ["confirmations"] = "3", ["final"] = "False" }, values);
    }

    [Fact]
    public async Task Only_the_fields_that_are_configured_are_read()
    {
        _options.Connectors["transaction"].Fields = ["state"];
        _stub.Answer = context => context.Response.WriteAsJsonAsync(new { state = "late", owner = "somebody" });
        Assert.Equal(["state"], (await AskAsync()).Values!.Keys);
    }

    [Fact]
    public async Task The_limit_is_five_seconds_by_default()
    {
        var asked = new TaskCompletionSource();
        _stub.Answer = context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var answer = AskAsync();
        await asked.Task;
        _clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.False(answer.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var (values, reason) = await answer;
        Assert.Null(values);
        Assert.Equal("no answer in time", reason);
    }

    [Theory]
    [InlineData("unknown", "not configured")]
    [InlineData("transaction", "HTTP 503")]
    public async Task The_reason_for_no_answer_is_told(string connector, string reason)
    {
        _stub.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        Assert.Equal((null, reason), await AskAsync(connector));
    }

    [Theory]
    [InlineData("ftp://files.example/{tx}")]
    [InlineData("/relative/{tx}")]
    [InlineData("")]
    public void An_address_that_is_no_web_address_is_told_at_start(string url)
    {
        _options.Connectors["transaction"].Url = url;
        var fault = Assert.Single(_options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(_options)));
        Assert.StartsWith("LookUps:Connectors:transaction:Url", fault.ErrorMessage, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => _stub.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    /// <summary>The server decodes all of a path but slashes; what matters is that nothing became another segment or query.</summary>
    private static (string, string?) Decoded((string Path, string? Authorization) asked) => (asked.Path.Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal), asked.Authorization);
}
