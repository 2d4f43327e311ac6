using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace SupportBot.Privacy;

/// <summary>
/// Text from which secrets have been removed: the only kind of text that a store, log, index or model accepts.
/// It is made by <see cref="Redactor"/>, put together from other safe texts, or formed from numbers and identifiers.
/// <c>default</c> is <see cref="Empty"/>. As JSON it is a string that can be written anywhere and read only by <see cref="KeptJson"/>.
/// </summary>
[JsonConverter(typeof(SafeTextWriter))]
public readonly record struct SafeText : IComparable<SafeText>
{
    /// <summary>Longest identifier <see cref="OfIdentifier"/> accepts, in UTF-16 characters.</summary>
    public const int LongestIdentifier = 200;

    private readonly string? _value;

    internal SafeText(string value) => _value = value;

    public static SafeText Empty => default;

    public string Value => _value ?? "";

    public int Length => Value.Length;

    public bool IsEmpty => Value.Length == 0;

    public static SafeText operator +(SafeText left, SafeText right) =>
        left.IsEmpty ? right : right.IsEmpty ? left : new(left.Value + right.Value);

    public static SafeText Add(SafeText left, SafeText right) => left + right;

    public static bool operator <(SafeText left, SafeText right) => left.CompareTo(right) < 0;

    public static bool operator >(SafeText left, SafeText right) => left.CompareTo(right) > 0;

    public static bool operator <=(SafeText left, SafeText right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SafeText left, SafeText right) => left.CompareTo(right) >= 0;

    /// <summary>Text that stands in the source code. The compiler refuses anything but a constant (CA1857).</summary>
    public static SafeText OfConstant([ConstantExpected] string text) => new(text);

    public static SafeText Of(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number with a point and without grouping, all its digits kept: for people, format by their culture with the overload.</summary>
    public static SafeText Of(decimal number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <param name="number">Any number.</param>
    /// <param name="format">A .NET numeric format, such as <c>N2</c>.</param>
    /// <param name="culture">Whose separators to use.</param>
    public static SafeText Of(decimal number, [ConstantExpected] string format, CultureInfo culture) =>
        new(number.ToString(format, culture));

    public static SafeText OfDate(DateTimeOffset moment, string format, CultureInfo culture) =>
        new(moment.ToString(format, culture));

    /// <summary>
    /// An identifier made by us or by a channel: 1–200 characters of <c>A–Z a–z 0–9 . _ : | ; = @ / + % -</c>.
    /// Private keys in their usual shapes are refused too.
    /// </summary>
    /// <exception cref="ArgumentException">The text is no such identifier.</exception>
    public static SafeText OfIdentifier(string identifier) =>
        IsIdentifier(identifier)
            ? new(identifier)
            : throw new ArgumentException(
                $"An identifier has 1 to {LongestIdentifier} characters of A-Z a-z 0-9 . _ : | ; = @ / + % - and is no key; this one does not fit. Redact other text.",
                nameof(identifier));

    /// <summary>Whether <see cref="OfIdentifier"/> would take it.</summary>
    public static bool IsIdentifier([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestIdentifier }
        && !text.AsSpan().ContainsAnyExcept(IdentifierCharacters.All)
        && !KeyShapes.IsKey(text);

    public static SafeText Join(SafeText separator, IEnumerable<SafeText> parts) =>
        new(string.Join(separator.Value, parts.Select(part => part.Value)));

    /// <summary>
    /// The template with each <c>{name}</c> replaced by its value. A placeholder without a value stays as it stands;
    /// braces inside values are not read again.
    /// </summary>
    public static SafeText Format(SafeText template, params ReadOnlySpan<(string Name, SafeText Value)> values)
    {
        var rest = template.Value.AsSpan();
        if (values.IsEmpty || !rest.Contains('{')) return template;
        var text = new StringBuilder(rest.Length + 64);
        while (rest.IndexOf('{') is var open and >= 0)
        {
            text.Append(rest[..open]);
            rest = rest[open..];
            var close = rest.IndexOf('}');
            if (close > 0 && Find(rest[1..close], values) is { } value)
            {
                text.Append(value.Value);
                rest = rest[(close + 1)..];
            }
            else
            {
                text.Append('{');
                rest = rest[1..];
            }
        }
        return new(text.Append(rest).ToString());
    }

    /// <summary>At most <paramref name="length"/> UTF-16 characters from the start; a surrogate pair is never split.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public SafeText Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Length <= length ? this : new(Value[..TextEdge.WholeCharacters(Value, length)]);
    }

    /// <summary>A part of this text; a part of what is safe is safe.</summary>
    public SafeText Slice(int start, int length) => new(Value.Substring(start, length));

    public SafeText Trim() => new(Value.Trim());

    public int CompareTo(SafeText other) => string.CompareOrdinal(Value, other.Value);

    public bool Equals(SafeText other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    public override string ToString() => Value;

    private static SafeText? Find(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, SafeText Value)> values)
    {
        foreach (var (candidate, value) in values)
            if (name.SequenceEqual(candidate)) return value;
        return null;
    }
}
