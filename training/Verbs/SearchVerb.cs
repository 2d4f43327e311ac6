using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;

namespace SupportBot.Training.Verbs;

/// <summary>`search`: lines on stdin, for each the hits as one JSON object a line on stdout.</summary>
internal static class SearchVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var content = ContentFolder.Option();
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en", Description = "the reader's language" };
        var top = new Option<int>("--top") { DefaultValueFactory = _ => 5, Description = "most hits a line, 1 to 20" };
        var staff = new Option<bool>("--staff") { Description = "include articles for staff" };
        var json = Verb.Json();
        json.Description = "accepted for symmetry; the output is always JSON lines";
        var command = new Command("search", "Search the content: lines on stdin, JSON lines on stdout.") { content, language, top, staff, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var redactor = new Redactor();
            var request = new SearchRequest(parse.GetRequiredValue(language), TimeProvider.System.GetUtcNow())
            {
                Top = Math.Clamp(parse.GetValue(top), 1, 20),
                IncludeStaff = parse.GetValue(staff),
            };
            Search(ContentFolder.Load(ContentFolder.Of(parse, content), redactor), redactor, request, Console.In, Console.Out);
        }));
        return command;
    }

    private static void Search(KnowledgeBase knowledge, Redactor redactor, SearchRequest request, TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            var query = redactor.Redact(line).Text;
            var hits = knowledge.Search(query, request);
            var found = new JsonObject { ["query"] = query.Value, ["hits"] = new JsonArray([.. hits.Select(Describe)]) };
            output.WriteLine(found.ToJsonString(Readable));
        }
    }

    private static JsonObject Describe(Hit hit) => new()
    {
        ["id"] = hit.Article.Id,
        ["title"] = hit.Article.Title,
        ["language"] = hit.Article.Language,
        ["score"] = Math.Round(hit.Score, 4),
        ["confidence"] = Math.Round(hit.Confidence, 4),
        ["guide"] = hit.Article.Guide,
        ["explanation"] = new JsonArray([.. hit.Explanation.Select(part => new JsonObject
        {
            ["reason"] = part.Reason,
            ["text"] = part.Text,
            ["score"] = Math.Round(part.Score, 4),
        })]),
    };
}
