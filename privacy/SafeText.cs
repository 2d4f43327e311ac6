namespace SupportBot.Privacy;

/// <summary>
/// Text from which secrets have been removed: the only kind of text that a store, log, index or model accepts.
/// It is made by <see cref="Redactor"/>, put together from other safe texts, or formed from numbers and identifiers.
/// <c>default</c> is <see cref="Empty"/>.
/// </summary>
public readonly record struct SafeText : IComparable<SafeText>
{
    private readonly string? _value;

    internal SafeText(string value) => _value = value;

    public static SafeText Empty => default;

    public string Value => _value ?? "";

    public int Length => Value.Length;

    public bool IsEmpty => Value.Length == 0;

    public int CompareTo(SafeText other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
