using SupportBot.Desk;
using SupportBot.Knowledge;
using SupportBot.Models.Files;
using SupportBot.Store;

namespace SupportBot.Bot.Hosting;

/// <summary>What is where, printed once when the bot listens.</summary>
public static class StartReport
{
    public static async Task PrintAsync(WebApplication app, TextWriter output)
    {
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:3978";
        var models = app.Services.GetRequiredService<ModelSource>();
        var knowledge = app.Services.GetRequiredService<KnowledgeSource>().Current;
        await output.WriteLineAsync($"""

            SupportBot is ready.
              chat      {address}/
              desk      {address}/desk
              channels  {address}/api/messages  {address}/v3/directline
              health    {address}/health/ready  {address}/metrics
              content   {knowledge.Articles.Count} articles, {knowledge.Guides.English.Count} guides
              model     {(models.Version == ModelStore.ShippedVersion ? "the shipped one" : $"version {models.Version}")}{(models.Problem is { } refusal ? $" ({refusal})" : "")}
            """);
        if (await DeskStart.EnsureFirstAdministratorLinkAsync(app.Services.GetRequiredService<IStore>(), app.Services.GetRequiredService<TimeProvider>()) is { } link)
            await output.WriteLineAsync($"  first administrator, once: {address}{link}");
        await output.FlushAsync();
    }
}
