using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Turns;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Search;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Testing;

/// <summary>Values that tests need but do not care about.</summary>
public static class Some
{
    /// <summary>A Monday morning.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static SafeText Text(string text) => Shipped.Redactor.Redact(text).Text;

    public static Address Address(string channel = "webchat", string conversation = "c1", string user = "dl_u1") => new()
    {
        Channel = channel,
        ConversationId = conversation,
        UserId = user,
        BotId = "supportbot",
        BotName = "Support",
        Transport = channel switch
        {
            "webchat" or "directline" => Transport.DirectLine,
            "terminal" => Transport.Terminal,
            _ => Transport.BotFramework,
        },
        ServiceUrl = channel is "webchat" or "directline" or "terminal" ? null : "https://smba.trafficmanager.net/teams/",
    };

    public static Incoming Message(string text, string id = "a1", Address? to = null) => new()
    {
        Kind = IncomingKind.Message,
        Address = to ?? Address(),
        ActivityId = id,
        RawText = text,
    };

    /// <summary>A message understood as one category with this probability; the rest is shared by the others.</summary>
    public static Understood Meaning(
        string category = "mining", float probability = 0.9f, string? topic = null, float topicProbability = 0f, float urgent = 0f, float outOfScope = 0f, Tone tone = Tone.None)
    {
        var others = Taxonomy.Categories.Where(other => other != category).ToArray();
        var categories = others.Select(other => new LabelScore(other, (1 - probability) / others.Length)).Append(new LabelScore(category, probability));
        return new Understood(
            "en", 0.99f, [.. categories.OrderByDescending(score => score.Probability)],
            topic is null ? [] : [new LabelScore(topic, topicProbability)], outOfScope, urgent, [], tone);
    }

    /// <summary>A message heard in a private chat with the bot.</summary>
    public static Heard Heard(string text = "my rig shows nothing since yesterday", IncomingKind kind = IncomingKind.Message, Understood? meaning = null) => new()
    {
        Kind = kind,
        Text = Text(text),
        Now = Now,
        Meaning = kind is IncomingKind.Message or IncomingKind.Edited && text.Length > 0 ? meaning ?? Meaning() : null,
    };

    public static Hit Hit(Article article, double confidence) => new(article, 1, confidence);

    /// <summary>A state in which the person was welcomed and told of a mining problem.</summary>
    public static ConversationState State(Pending? pending = null) => ConversationState.New with
    {
        Welcomed = true,
        Turn = 3,
        Pending = pending,
        Case = new CaseFile { Category = "mining", Topic = "rewards", Description = Text("my rewards are missing since yesterday") },
    };

    /// <summary>Options with these targets, labelled by their id.</summary>
    public static IReadOnlyList<Option> Options(params (OptionTarget Target, string Id)[] options) =>
        [.. options.Select(option => new Option(SafeText.OfIdentifier(option.Target + "-" + option.Id), option.Target, option.Id))];
}
