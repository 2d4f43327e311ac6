using SupportBot.Bot.Hosting;
using SupportBot.Bot.Replies;
using SupportBot.Knowledge;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Testing;

/// <summary>What comes with the program, read once a test run: redactor, model, reply texts and content. All of it is immutable.</summary>
public static class Shipped
{
    public static Redactor Redactor { get; } = new();

    private static readonly Lazy<TextModel> s_model = new(() => TextModel.Load(new FolderOptions().ModelFolder));
    private static readonly Lazy<KnowledgeSource> s_knowledge = new(() => KnowledgeSource.Open(new KnowledgeOptions().FullDirectory, Redactor));
    private static readonly Lazy<ReplyTexts> s_texts = new(LoadTexts);

    public static TextModel Model => s_model.Value;

    public static KnowledgeSource Knowledge => s_knowledge.Value;

    public static ReplyTexts Texts => s_texts.Value;

    private static ReplyTexts LoadTexts()
    {
        var (texts, problems) = ReplyTexts.Load(FolderOptions.ReplyFolder, Redactor);
        return texts ?? throw new InvalidOperationException("The reply texts are broken: " + string.Join(Environment.NewLine, problems));
    }
}
