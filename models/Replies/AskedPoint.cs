using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Replies;

/// <summary>
/// What a prompt comes down to: of "Turn the knob to the left. Can you check if the lamp is lit?" the lamp that is lit.
/// Reusable.
/// </summary>
internal sealed class AskedPoint
{
    private int _first, _end;

    public Sentence Prompt { get; } = new();

    /// <summary>Yes to it says that something is not so.</summary>
    public bool Negated { get; private set; }

    /// <summary>Good states less bad ones: 1, 0 or -1.</summary>
    public int State { get; private set; }

    /// <summary>Asks what, where, how: there is no yes or no to it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Something stands before it, most often what to do first.</summary>
    public bool IsLed => _first > 0 && Prompt.Tokens[_first - 1].Clause < Prompt.Tokens[Math.Min(_first, Prompt.Tokens.Length - 1)].Clause;

    /// <summary>Hash of the auxiliary that it begins with, forms of one verb alike; 0 for none.</summary>
    public uint Form { get; private set; }

    /// <summary>Asks whether something is so only or just here, or offers one thing or another.</summary>
    public bool Only { get; private set; }

    /// <summary>The tokens of the point itself.</summary>
    public ReadOnlySpan<Token> Tokens => Prompt.Tokens[_first.._end];

    /// <summary>Whether the token, by its place in the prompt, is part of the point.</summary>
    public bool Holds(int token) => token >= _first && token < _end;

    public void Read(ReadOnlySpan<char> prompt)
    {
        Prompt.Read(prompt);
        var (from, to) = LastSentence();
        (_first, _end) = Statement(from, to);
        (Negated, State, Form, Only) = (false, 0, 0, false);
        IsOpen = false;
        var tokens = Tokens;
        for (var i = 0; i < tokens.Length; i++) Read(tokens[i], i);
        State = Math.Sign(State);
    }

    private void Read(in Token token, int place)
    {
        var word = Prompt.Text(token);
        // "Isn't it on?" asks the same as "is it on?".
        if (token.Denies && !(place == 0 && token.Signs.Has(Sign.Auxiliary))) Negated = Sentence.Turn(Negated, token.Signs);
        if (!token.Aside && !token.Contrasted) State += (token.Signs.Has(Sign.Good) ? 1 : 0) - (token.Signs.Has(Sign.Bad) ? 1 : 0);
        if (place == 0 && token.Signs.Has(Sign.Auxiliary)) Form = Auxiliaries.Family(word);
        // "When did it start" and "since when" ask; "when you start it" sets a condition.
        if (place <= 1 && token.Signs.Has(Sign.Asking)) IsOpen |= !token.Signs.Has(Sign.Condition) ? place == 0 : NextIsAuxiliary(place);
        Only |= word is "only" or "just" or "or" or "solo" or "só" or "seulement" or "hanya" or "chỉ" or "только" or "sirf";
    }

    private bool NextIsAuxiliary(int place) => place + 1 < Tokens.Length && Tokens[place + 1].Signs.Has(Sign.Auxiliary);

    /// <summary>From where to where (tokens) the last question goes, or the last sentence where none is asked.</summary>
    private (int From, int To) LastSentence()
    {
        var last = Prompt.Clauses - 1;
        for (var clause = last; clause >= 0; clause--)
        {
            if (!Prompt.IsAsked(clause)) continue;
            last = clause;
            break;
        }

        var first = last;
        while (first > 0 && !Prompt.IsClosed(first - 1)) first--;
        return (Start(first), Start(last + 1));
    }

    private int Start(int clause)
    {
        var tokens = Prompt.Tokens;
        var start = 0;
        while (start < tokens.Length && tokens[start].Clause < clause) start++;
        return start;
    }

    /// <summary>The clause that asks, without what leads to it: "please tell me whether".</summary>
    private (int First, int End) Statement(int from, int to)
    {
        var tokens = Prompt.Tokens;
        for (var i = from + 1; i < to; i++)
            if (Prompt.Text(tokens[i]) is "if" or "whether" or "si" or "se" && Leads(tokens[from..i])) return (i + 1, to);
        for (var i = from; i < to; i++)
        {
            if (!tokens[i].Signs.Has(Sign.Auxiliary) || (i > from && tokens[i - 1].Clause == tokens[i].Clause)) continue;
            return (i, Start(tokens[i].Clause + 1));
        }

        return (from, to);
    }

    private static bool Leads(ReadOnlySpan<Token> before)
    {
        foreach (var token in before)
            if (token.Signs.Has(Sign.Wrapper)) return true;
        return false;
    }
}
