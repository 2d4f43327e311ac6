using SupportBot.Bot.Replies;
using SupportBot.Knowledge.Articles;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>Everything that is only said: hello, thanks, help, languages, questions back.</summary>
public sealed class TalkActs(ReplyTexts texts, ArticleWords words, DialogOptions options)
{
    public Voice VoiceOf(ConversationState state, Scene scene) => new(texts, state.Language, scene.Address.TimeZone);

    /// <summary>The greeting; the privacy line goes with the very first one.</summary>
    public DialogStep Greet(ConversationState state, Scene scene)
    {
        var voice = VoiceOf(state, scene);
        var hello = Reply.Of(voice.Say(state.Welcomed ? "greet_again" : "greet"));
        return new DialogStep([hello], state with { Pending = null });
    }

    /// <summary>The line about privacy that opens every conversation, whatever the first message was.</summary>
    public Reply PrivacyLine(ConversationState state, Scene scene)
    {
        var voice = VoiceOf(state, scene);
        return Reply.Of(options.PrivacyLink is { } link
            ? voice.Say("privacy_line", ("link", SafeText.OfIdentifier(link.ToString())))
            : voice.Say("privacy_line_plain"));
    }

    public DialogStep Say(ConversationState state, Scene scene, string key) =>
        new([Reply.Of(VoiceOf(state, scene).Say(key))], state);

    /// <summary>Says what the bot is for. Counts as not understood, so that insisting leads to a person, not round in circles.</summary>
    public DialogStep NotOurSubject(ConversationState state, Scene scene)
    {
        var voice = VoiceOf(state, scene);
        Option[] person = [new(voice.Say("choice_person"), OptionTarget.Person, "")];
        var next = state with { NotUnderstood = state.NotUnderstood + 1, Pending = new Pending.PickOption(state.Turn, person), Case = new CaseFile() };
        return new DialogStep([Reply.Of(voice.Say("not_our_subject"), person[0].Label)], next);
    }

    /// <summary>Back to the beginning; what the person chose and was told stays.</summary>
    public DialogStep Restart(ConversationState state, Scene scene)
    {
        var next = new ConversationState
        {
            Language = state.Language,
            LanguageChosen = state.LanguageChosen,
            Welcomed = state.Welcomed,
            Redaction = state.Redaction,
            Turn = state.Turn,
            TicketId = state.TicketId,
            TicketReference = state.TicketReference,
        };
        return new DialogStep([Reply.Of(VoiceOf(state, scene).Say("restart"))], next);
    }

    /// <summary>Says the last replies again, and keeps what they asked.</summary>
    public DialogStep Repeat(ConversationState state, Scene scene) =>
        state.LastReplies.Count == 0
            ? Say(state, scene, "repeat_nothing")
            : new DialogStep([.. state.LastReplies.Select(said => said.ToReply())], state);

    public DialogStep AskUrgent(ConversationState state, Scene scene)
    {
        var voice = VoiceOf(state, scene);
        SafeText[] labels = [voice.Say("choice_urgent_yes"), voice.Say("choice_urgent_no")];
        return new DialogStep([Reply.Of(voice.Say("ask_urgent"), labels)], state with { Pending = new Pending.IsHappening(state.Turn, labels) });
    }

    public DialogStep ChangeLanguage(ConversationState state, Scene scene, string? language)
    {
        if (language is not null && texts.Speaks(language))
        {
            var changed = state with { Language = language, LanguageChosen = true, Pending = null };
            return new DialogStep([Reply.Of(texts[language, "language_changed"])], changed);
        }
        var offered = texts.Languages.Select(code => new Option(texts.NameOf(code), OptionTarget.Language, code)).ToList();
        var question = Reply.Of(VoiceOf(state, scene).Say(language is null ? "language_pick" : "language_unknown"), [.. offered.Select(option => option.Label)]);
        return new DialogStep([question], state with { Pending = new Pending.PickLanguage(state.Turn, offered) });
    }

    /// <summary>
    /// One open question; from the second time on, with the likeliest categories to pick from.
    /// </summary>
    public DialogStep AskOpen(ConversationState state, Scene scene, Heard heard)
    {
        var voice = VoiceOf(state, scene);
        var asked = state with { NotUnderstood = state.NotUnderstood + 1 };
        var likely = (heard.Meaning?.Categories.Take(4).Select(score => score.Label) ?? ["account", "mining", "security", "fees"])
            .Select(category => new Option(voice.Say("category_" + category), OptionTarget.Category, category))
            .Append(new Option(voice.Say("choice_person"), OptionTarget.Person, ""))
            .ToList();
        var question = Reply.Of(voice.Say(state.NotUnderstood == 0 ? "ask_open" : "ask_open_again"), [.. likely.Select(option => option.Label)]);
        return new DialogStep([question], asked with { Pending = new Pending.PickOption(state.Turn, likely) });
    }

    /// <summary>The articles that may fit, by title.</summary>
    public DialogStep Offer(ConversationState state, Scene scene, IReadOnlyList<Article> articles) =>
        Offer(state, scene, [.. articles.Select(article => new Option(words.Title(article), OptionTarget.Article, article.Id))]);

    private DialogStep Offer(ConversationState state, Scene scene, List<Option> options)
    {
        var voice = VoiceOf(state, scene);
        var all = new List<Option>(options) { new(voice.Say("choice_none"), OptionTarget.None, ""), new(voice.Say("choice_person"), OptionTarget.Person, "") };
        var question = Reply.Of(voice.Say(state.NotUnderstood == 0 ? "offer" : "offer_again"), [.. all.Select(option => option.Label)]);
        return new DialogStep([question], state with { NotUnderstood = state.NotUnderstood + 1, Pending = new Pending.PickOption(state.Turn, all) });
    }

    /// <summary>The most asked problems of a category, as options.</summary>
    public DialogStep Explore(ConversationState state, Scene scene, string category)
    {
        var knowledge = scene.Knowledge;
        var options = knowledge.Guides.English.Where(guide => guide.Category == category && guide.Id != DialogPolicy.SafetyGuide)
            .Select(guide => new Option(knowledge.Guides.Find(guide.Id, state.Language)!.Title, OptionTarget.Guide, guide.Id))
            .Concat(knowledge.InCategory(category, state.Language, scene.Now).Where(article => !state.Shown.Contains(article.Id))
                .Select(article => new Option(words.Title(article), OptionTarget.Article, article.Id)))
            .DistinctBy(option => option.Label.Value)
            .Take(4).ToList();
        var next = state with { Case = state.Case with { Category = category } };
        return options.Count == 0 ? AskOpen(next, scene, Nothing) : Offer(next, scene, options);
    }

    private static Heard Nothing { get; } = new() { Kind = Turns.IncomingKind.Message, Text = SafeText.Empty };
}
