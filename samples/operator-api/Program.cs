// A stand-in for an operator's systems, so that guides with look-ups can be tried without one: the answers depend on the
// ids asked for, as the table in README.md says. Run: dotnet run --project samples/operator-api
using SupportBot.Samples.OperatorApi;

var builder = WebApplication.CreateSlimBuilder(args);
if (string.IsNullOrEmpty(builder.Configuration["urls"]))
    builder.WebHost.UseUrls("http://localhost:3979");
var app = builder.Build();
var samples = SampleData.Load(Path.Combine(AppContext.BaseDirectory, "data.json"));

app.MapGet("/accounts/{user}", (string user) => samples.Find("accounts", user));
app.MapGet("/transactions/{tx}", (string tx) => samples.Find("transactions", tx));
app.MapGet("/mining/{user}", (string user) => samples.Find("mining", user));
app.MapGet("/outages/{category}", (string category) => samples.Find("outages", category));
app.MapGet("/fees/{kind}", (string kind) => samples.Find("fees", kind));
app.MapGet("/slow", async (CancellationToken cancellationToken) =>
{
    await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
    return Results.Ok();
});
app.Run();
