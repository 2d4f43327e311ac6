using SupportBot.Privacy;

namespace SupportBot.Store.Sql;

/// <summary>A value for a placeholder: nothing, a whole number, or text. Both databases keep nothing else.</summary>
internal readonly struct Value
{
    private Value(string? text) => Text = text;

    private Value(long number)
    {
        Number = number;
        IsNumber = true;
    }

    public string? Text { get; }

    public long Number { get; }

    public bool IsNumber { get; }

    public bool IsNull => !IsNumber && Text is null;

    public static implicit operator Value(long number) => new(number);

    public static implicit operator Value(long? number) => number is { } known ? new(known) : default;

    public static implicit operator Value(bool flag) => new(flag ? 1L : 0L);

    public static implicit operator Value(string? text) => new(text);

    public static implicit operator Value(SafeText text) => new(Kept.Text(text));

    public static implicit operator Value(DateTimeOffset time) => new(Micros.Of(time));

    public static implicit operator Value(DateTimeOffset? time) => time is { } known ? new(Micros.Of(known)) : default;
}
