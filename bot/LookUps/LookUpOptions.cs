using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.LookUps;

/// <summary>Systems of the operator that guides may ask, by connector name. Section "LookUps".</summary>
public sealed class LookUpOptions : IValidatableObject
{
    public const string Section = "LookUps";

    /// <summary>Connectors by the name guides use, e.g. transaction_state. Empty: every look-up answers "unavailable".</summary>
    public Dictionary<string, LookUpConnector> Connectors { get; set; } = [];

    /// <summary>How long an answer may take before the guide goes on without it.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Look-ups under way at the same time.</summary>
    [Range(1, 256)]
    public int AtOnce { get; set; } = 16;

    /// <summary>Largest answer that is read, in bytes.</summary>
    [Range(256, 1_048_576)]
    public int AnswerBytes { get; set; } = 65_536;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, connector) in Connectors)
            if (!Uri.TryCreate(connector.Url.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
                yield return new ValidationResult($"LookUps:Connectors:{name}:Url is “{connector.Url}”. Give an absolute http or https address; {{name}} stands for a parameter.");
    }
}

/// <summary>One HTTP/JSON question to an operator's system.</summary>
public sealed class LookUpConnector
{
    /// <summary>Address with parameters in braces, each escaped when filled in: <c>https://api.example/transactions/{tx}</c>.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent as <c>Authorization: Bearer …</c>; empty for none.</summary>
    public string Token { get; set; } = "";

    /// <summary>Fields of the answer that guides may use; others are dropped. Empty: every plain field.</summary>
    public List<string> Fields { get; set; } = [];
}
