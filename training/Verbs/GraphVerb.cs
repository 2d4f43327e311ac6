using System.CommandLine;
using System.Text.Json;
using SupportBot.Knowledge.Guides;

namespace SupportBot.Training.Verbs;

/// <summary>`graph GUIDE`: draws a guide as a Mermaid chart.</summary>
internal static class GraphVerb
{
    public static Command Create()
    {
        var guide = new Argument<string>("guide") { Description = "the guide's id, such as account-login" };
        var language = new Option<string>("--language") { Description = "a language it is translated into", DefaultValueFactory = _ => "en" };
        var json = Verb.Json();
        var command = new Command("graph", "Draw a guide as a Mermaid chart.") { guide, language, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var (_, found) = GuideFolder.Find(parse.GetValue(guide)!, parse.GetValue(language)!);
            var chart = GuideGraph.ToMermaid(found);
            Console.Write(parse.GetValue(json)
                ? JsonSerializer.Serialize(new { guide = found.Id, language = found.Language, version = found.Version, mermaid = chart }) + '\n'
                : chart);
        }));
        return command;
    }
}
