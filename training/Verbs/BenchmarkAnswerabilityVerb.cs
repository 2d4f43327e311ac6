using System.CommandLine;
using System.Text.Json.Nodes;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>
/// `benchmark answerability`: how well the confidence of a hit keeps its promise, measured on the content's own questions and on
/// messages about other subjects. With --write the fitted weights become the content's.
/// </summary>
internal static class BenchmarkAnswerabilityVerb
{
    private static readonly string[] OffTopic = ["off-topic", "small-talk"];

    public static Command Create()
    {
        var content = ContentFolder.Option();
        var data = new Option<DirectoryInfo?>("--data") { Description = "folder of message files; those about other subjects are used. By default training/data" };
        var write = new Option<bool>("--write") { Description = "write the weights to answerability.json of the content" };
        var json = Verb.Json();
        var command = new Command("answerability", "Fit and measure the confidence of search hits.") { content, data, write, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var folder = ContentFolder.Of(parse, content);
            var messages = MessageFiles.Read(MessageFiles.In(parse.GetValue(data) ?? Repository.Folder("training", "data"))).Rows;
            var report = Fit(ContentFolder.Load(folder, new Redactor()), messages);
            if (parse.GetValue(write))
                File.WriteAllText(Path.Combine(folder.FullName, ContentLoader.AnswerabilityFile), report.Fitted.ToJson() + "\n");
            Print(report, parse.GetValue(json));
        }));
        return command;
    }

    private static AnswerabilityReport Fit(KnowledgeBase knowledge, IReadOnlyList<MessageRow> messages)
    {
        const string language = ContentLanguages.Fallback;
        List<string> offTopic = [.. messages.Where(m => m.Lang == language && OffTopic.Contains(m.Topic)).Select(m => m.Text)];
        if (offTopic.Count == 0) throw new DataProblemException("The messages hold none about other subjects (topic off-topic or small-talk), so nothing can be fitted.");
        return AnswerabilityFit.Fit(
            [.. knowledge.Articles.Where(a => a.Language == language)], language, knowledge.SynonymsOf(language), offTopic,
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
    }

    private static void Print(AnswerabilityReport report, bool json)
    {
        var figures = new Figures();
        figures.Add("questions", report.Questions, 0);
        figures.Add("offTopic", report.OffTopic, 0);
        figures.Add("auc", report.Auc);
        figures.Add("ece", report.CalibrationError);
        figures.Add("heldOutFirst", report.HeldOutFirst);
        figures.Add("weights", new JsonArray([.. report.Fitted.Weights.Select(w => (JsonNode)w)]));
        figures.Print("benchmark answerability", json);
    }
}
