using SupportBot.Training.Data;

namespace SupportBot.Training.Cards;

/// <summary>Writes a card as a page and, beside it, as JSON.</summary>
internal static class CardFiles
{
    /// <param name="page">Ends in .html; the JSON file is called alike.</param>
    /// <exception cref="DataProblemException">The name would make both one file.</exception>
    public static void Write(ModelCard card, string page)
    {
        var json = Path.ChangeExtension(page, ".json");
        if (json == page) throw new DataProblemException($"{page} would be page and JSON at once. Give the card a name that ends in .html.");
        if (Path.GetDirectoryName(Path.GetFullPath(page)) is { } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(page, CardPage.Write(card));
        File.WriteAllText(json, CardJson.Write(card));
    }
}
