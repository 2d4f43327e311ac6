using System.Globalization;
using System.Text;
using SupportBot.Models.Files;
using SupportBot.Training.Data;

namespace SupportBot.Training.Answers;

/// <summary>
/// The file heldout.tsv of a model: the answers of members that did not see the message, so that two models can be compared
/// without data of their own. Places and hashes, no texts.
/// </summary>
internal static class HeldOutFile
{
    public const string Name = "heldout.tsv";

    private static readonly string[] Columns = ["row", "key", "truth", "given", "confidence", "topic", "givenTopic", "urgency", "urgent", "outOfScope", "lang"];

    public static byte[] Write(AnswerSheet sheet)
    {
        var text = new StringBuilder().AppendJoin('\t', Columns).Append('\n');
        foreach (var a in sheet.Answers)
            text.AppendJoin('\t', a.Row, a.Key, a.Truth, a.Given, Number(a.Confidence), a.Topic ?? "", a.GivenTopic ?? "", a.Urgency ?? "", Number(a.Urgent), Number(a.OutOfScope), a.Lang ?? "").Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The answers kept with a model; null when it keeps none.</summary>
    /// <exception cref="DataProblemException">The file is not what `train` writes.</exception>
    public static AnswerSheet? Read(ModelDirectory model)
    {
        if (!model.Has(Name)) return null;
        var lines = Encoding.UTF8.GetString(model.Bytes(Name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            if (lines.Length == 0 || lines[0] != string.Join('\t', Columns)) throw new FormatException("other columns");
            List<Answer> answers = [.. lines.Skip(1).Select(line => Parse(line.Split('\t')))];
            return new(answers, [.. answers.SelectMany(a => new[] { a.Truth, a.Given }).Distinct().Order(StringComparer.Ordinal)]);
        }
        catch (Exception damage) when (damage is FormatException or IndexOutOfRangeException)
        {
            throw new DataProblemException($"{Name} of the model is not what this version of `train` writes. Train the model again, or name messages with --data.", damage);
        }
    }

    private static Answer Parse(string[] c) => new(
        c[0], c[1], c[2], c[3], Number(c[4]), OrNull(c[5]), OrNull(c[6]), OrNull(c[7]), Number(c[8]), Number(c[9]), OrNull(c[10]));

    private static string? OrNull(string cell) => cell.Length == 0 ? null : cell;

    private static string Number(float value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);
}
