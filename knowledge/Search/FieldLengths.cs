namespace SupportBot.Knowledge.Search;

internal enum Field { Title, Questions, Body }

/// <summary>Words in each field of a document, or their mean over documents.</summary>
internal readonly record struct FieldLengths(float Title, float Questions, float Body)
{
    public FieldLengths Plus(Field field, int words) => field switch
    {
        Field.Title => this with { Title = Title + words },
        Field.Questions => this with { Questions = Questions + words },
        _ => this with { Body = Body + words },
    };

    public static FieldLengths Average(IReadOnlyCollection<FieldLengths> all) => all.Count == 0
        ? default
        : new(all.Average(l => l.Title), all.Average(l => l.Questions), all.Average(l => l.Body));
}
