using SupportBot.Bot.Replies;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>Showing an article: the short answer with its steps, where it is from and when it was checked, and whether it helped.</summary>
public sealed class AnswerActs(TalkActs talk, ArticleWords words)
{
    public DialogStep Answer(ConversationState state, Scene scene, Article article, bool console)
    {
        var voice = talk.VoiceOf(state, scene);
        var options = OptionsAfter(article, scene.Knowledge, voice);
        var reply = new Reply(Text(article, voice, console) + SafeText.OfConstant("\n\n") + voice.Say("ask_helped"))
        {
            Choices = [.. options.Select(option => option.Label)],
            AsksFeedback = true,
        };
        var next = state with
        {
            Pending = new Pending.WasHelpful(state.Turn, article.Id, GuideOf(article, scene.Knowledge), options),
            Shown = [.. state.Shown, article.Id],
            NotUnderstood = 0,
            Consoled = console,
            Case = state.Case.Did(words.Title(article)),
        };
        return new DialogStep([reply], next);
    }

    /// <summary>Another article after one that did not help; counted, so that a person takes over in time.</summary>
    public DialogStep AnswerInstead(ConversationState state, Scene scene, Article article)
    {
        var step = Answer(state with { NotHelped = state.NotHelped + 1 }, scene, article, console: false);
        var text = talk.VoiceOf(state, scene).Say("not_helped_next") + SafeText.OfConstant("\n\n") + step.Replies[0].Text;
        return step with { Replies = [step.Replies[0] with { Text = text }] };
    }

    /// <summary>An answer given in the middle of a guide: no question of its own, the guide's comes back after it.</summary>
    public Reply InBetween(ConversationState state, Scene scene, Article article) =>
        Reply.Of(Text(article, talk.VoiceOf(state, scene), console: false));

    private SafeText Text(Article article, Voice voice, bool console)
    {
        var paragraph = SafeText.OfConstant("\n\n");
        var text = words.Chat(article) + paragraph
            + voice.Say("answer_source", ("title", words.Title(article)), ("date", voice.Day(article.Reviewed)));
        if (article.Language != voice.Language)
            text = voice.Say("answer_only_english") + paragraph + text;
        if (console)
            text = voice.Say("answer_intro_empathy") + paragraph + text;
        return text;
    }

    private static List<Option> OptionsAfter(Article article, KnowledgeBase knowledge, Voice voice)
    {
        var options = new List<Option>
        {
            new(voice.Say("choice_yes"), OptionTarget.Yes, ""),
            new(voice.Say("choice_no"), OptionTarget.No, ""),
        };
        if (GuideOf(article, knowledge) is { } guide)
            options.Add(new Option(voice.Say("choice_guide"), OptionTarget.Guide, guide));
        options.Add(new Option(voice.Say("choice_person"), OptionTarget.Person, ""));
        return options;
    }

    private static string? GuideOf(Article article, KnowledgeBase knowledge) =>
        article.Guide is { } id && knowledge.Guides.Find(id, article.Language) is not null ? id : null;
}
