using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Acceptance.Harness;

/// <summary>A conversation with what must come of it, from a YAML file; see <c>conversations/README.md</c> for the words.</summary>
public sealed class ConversationScript
{
    public string Title { get; set; } = "";

    public string? Locale { get; set; }

    public List<ScriptStep> Says { get; set; } = [];

    public ScriptEnd After { get; set; } = new();

    public static ConversationScript Load(string file) =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build()
            .Deserialize<ConversationScript>(File.ReadAllText(file));
}

/// <summary>One thing that somebody does, and what must and must not come back.</summary>
public sealed class ScriptStep
{
    public string? User { get; set; }

    /// <summary>How often the words of <see cref="User"/> stand in the message.</summary>
    public int Times { get; set; } = 1;

    /// <summary>What the person presses when it is offered, the best first, until <see cref="Until"/> is said.</summary>
    public List<string> Picks { get; set; } = [];

    public string? Until { get; set; }

    public string? Agent { get; set; }

    public string? Resolve { get; set; }

    public bool HandBack { get; set; }

    public Dictionary<string, string>? Card { get; set; }

    public List<string> Bot { get; set; } = [];

    public List<string> Not { get; set; } = [];

    public List<string> Buttons { get; set; } = [];

    public bool Silent { get; set; }
}

/// <summary>State and ticket afterwards; what is not named is not looked at.</summary>
public sealed class ScriptEnd
{
    public string? Owner { get; set; }

    public string? Outcome { get; set; }

    public string? Language { get; set; }

    public int? Tickets { get; set; }

    public Dictionary<string, string> Ticket { get; set; } = [];

    /// <summary>Words on the ticket's page at the desk.</summary>
    public List<string> Desk { get; set; } = [];

    public List<string> NotAtDesk { get; set; } = [];
}
