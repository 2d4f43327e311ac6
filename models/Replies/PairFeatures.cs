using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Replies;

/// <summary>
/// What a question and the reply to it show together, as features for the engine: negations on both sides, what the reply
/// repeats or contradicts, good and bad states, the form of both. Reusable, not thread-safe; reading allocates nothing.
/// </summary>
internal sealed class PairFeatures(ReplyFeatureGroups groups = ReplyFeatureGroups.All)
{
    private enum Kind : uint
    {
        Word = 1, Words, Pattern, FirstPattern, Relation, LastRelation, FirstRelation, Share, Parity, State, FirstState, Form, Echo, Begin, Only, Cue, FirstCue, Shape, Open, LastState,
    }

    private enum Relation : uint
    {
        None, Same, Alike, Opposite, Unlike, Weak, WeakOpposite, Before,
    }

    private const uint Repeated = 1, Opposed = 2, Good = 3, Bad = 4, Other = 5, Number = 6, RepeatedGood = 7, RepeatedBad = 8, Break = 9;

    private readonly AskedPoint _point = new();
    private readonly Sentence _reply = new();
    private readonly Phrase _phrase = new();
    private readonly FeatureText _text = new();
    private readonly uint[] _pattern = new uint[96];
    private readonly Relation[] _relations = new Relation[96];

    /// <summary>The asked point of the question that was read last.</summary>
    public AskedPoint Point => _point;

    /// <summary>Reads a pair; the features as a text, valid until the next reading.</summary>
    public ReadOnlySpan<char> Read(ReadOnlySpan<char> question, ReadOnlySpan<char> reply)
    {
        _text.Clear();
        _point.Read(question);
        _reply.Read(reply);
        _phrase.Read(reply);
        Relate();
        if (Has(ReplyFeatureGroups.Cues)) AddCues();
        if (Has(ReplyFeatureGroups.Forms)) AddForms();
        if (Has(ReplyFeatureGroups.States)) AddStates();
        if (Has(ReplyFeatureGroups.Repeated)) AddRepeated();
        if (Has(ReplyFeatureGroups.Patterns)) AddPatterns();
        if (Has(ReplyFeatureGroups.Words)) AddWords();
        return _text.Text;
    }

    private bool Has(ReplyFeatureGroups group) => (groups & group) != 0;

    private void Add(Kind kind, uint a, uint b = 0, uint c = 0) => _text.Add((uint)kind, a, b, c);

    private static uint Bit(bool value) => value ? 1u : 0u;

    private static uint Three(int sign) => (uint)(Math.Sign(sign) + 1);

    // What each word of the reply is to the question.

    private void Relate()
    {
        var reply = _reply.Tokens;
        for (var i = 0; i < reply.Length; i++)
        {
            _relations[i] = RelationOf(reply[i]);
            _pattern[i] = PatternOf(reply[i], _relations[i], _reply.Text(reply[i]));
        }
    }

    private Relation RelationOf(in Token said)
    {
        var best = Relation.None;
        var asked = _point.Prompt.Tokens;
        for (var i = 0; i < asked.Length; i++)
        {
            var relation = Compare(said, asked[i]);
            if (relation == Relation.None) continue;
            if (!_point.Holds(i)) relation = relation == Relation.Same ? Relation.Before : Relation.None;
            if (relation != Relation.None && (best == Relation.None || relation < best)) best = relation;
        }

        return best;
    }

    private static Relation Compare(in Token said, in Token asked)
    {
        var content = said.IsContent && asked.IsContent;
        if (content && said.Stem == asked.Stem) return Relation.Same;
        if (content && ((said.Bare != 0 && said.Bare == asked.Stem) || (asked.Bare != 0 && asked.Bare == said.Stem))) return Relation.Unlike;
        if ((said.Signs.One & asked.Signs.Other) != 0 || (said.Signs.Other & asked.Signs.One) != 0) return content ? Relation.Opposite : Relation.WeakOpposite;
        if ((said.Signs.One & asked.Signs.One) != 0 || (said.Signs.Other & asked.Signs.Other) != 0) return content ? Relation.Alike : Relation.Weak;
        return Relation.None;
    }

    private static uint PatternOf(in Token token, Relation relation, ReadOnlySpan<char> word)
    {
        if (!token.IsContent) return token.Word;
        var (good, bad) = (token.Signs.Has(Sign.Good), token.Signs.Has(Sign.Bad));
        return relation switch
        {
            Relation.Same or Relation.Before => good ? RepeatedGood : bad ? RepeatedBad : Repeated,
            Relation.Opposite or Relation.Unlike => Opposed,
            _ when good => Good,
            _ when bad => Bad,
            _ when token.Signs.Has(Sign.Hedge) => token.Word,
            _ when char.IsAsciiDigit(word[0]) || word[0] < ' ' => Number,
            _ => Other,
        };
    }

    private static bool Contradicts(Relation relation) => relation is Relation.Opposite or Relation.Unlike or Relation.WeakOpposite;

    private bool IsNegated(int clause)
    {
        var negated = false;
        foreach (var token in _reply.Tokens)
            if (token.Clause == clause && !token.Aside && token.Signs.Has(Sign.Negator)) negated = !negated;
        return negated;
    }

    // The groups.

    private void AddRepeated()
    {
        var reply = _reply.Tokens;
        var (shared, first, agree, disagree) = (0, true, 0, 0);
        uint last = 0;
        for (var i = 0; i < reply.Length; i++)
        {
            var relation = _relations[i];
            if (relation is Relation.None) continue;
            var against = Contradicts(relation) ^ reply[i].Negated ^ _point.Negated;
            var byClause = Contradicts(relation) ^ IsNegated(reply[i].Clause) ^ _point.Negated;
            Add(Kind.Relation, (uint)relation, Bit(against), Bit(reply[i].Aside));
            Add(Kind.Relation, (uint)relation + 100, Bit(byClause), Bit(reply[i].Clause == 0));
            if (relation is Relation.Weak or Relation.WeakOpposite or Relation.Before) continue;
            if (!reply[i].Aside) (agree, disagree) = byClause ? (agree, disagree + 1) : (agree + 1, disagree);
            shared++;
            last = ((uint)relation * 4) + (Bit(against) * 2) + Bit(byClause);
            if (first) Add(Kind.FirstRelation, last);
            first = false;
        }

        if (shared > 0) Add(Kind.LastRelation, last);
        var asked = 0;
        foreach (var token in _point.Tokens) asked += token.IsContent ? 1 : 0;
        var share = asked == 0 ? 0 : (uint)Math.Min(4, 4 * shared / asked);
        var anyNegation = AnyNegation();
        Add(Kind.Share, share, Bit(anyNegation ^ _point.Negated), Bit(_phrase.EndsWithQuestion));
        Add(Kind.Share, 100 + (uint)Math.Min(shared, 3), Bit(anyNegation), Bit(_point.Negated));
        Add(Kind.Parity, Three(agree - disagree), Bit(_phrase.EndsWithQuestion));
        Add(Kind.Parity, 10 + (uint)Math.Min(agree, 3), (uint)Math.Min(disagree, 3));
    }

    private bool AnyNegation()
    {
        foreach (var token in _reply.Tokens)
            if (!token.Aside && token.Signs.Has(Sign.Negator)) return true;
        return false;
    }

    private void AddStates()
    {
        var (whole, first, last) = (0, 0, 0);
        var lastClause = _reply.Clauses - 1;
        foreach (var token in _reply.Tokens)
        {
            var state = (token.Signs.Has(Sign.Good) ? 1 : 0) - (token.Signs.Has(Sign.Bad) ? 1 : 0);
            if (state == 0 || token.Aside) continue;
            if (token.Negated) state = -state;
            whole += state;
            if (token.Clause == 0) first += state;
            if (token.Clause == lastClause) last += state;
        }

        var asked = _point.Negated ? -_point.State : _point.State;
        Add(Kind.State, Three(whole), Three(asked));
        Add(Kind.State, 10 + Three(whole * asked), Bit(whole != 0), Bit(asked != 0));
        Add(Kind.State, 20 + Three(whole), Three(_point.State), (Bit(_point.Negated) * 2) + Bit(AnyNegation()));
        Add(Kind.FirstState, Three(first), Three(asked), Bit(IsNegated(0)));
        Add(Kind.LastState, Three(last), Three(asked), Bit(IsNegated(lastClause)));
    }

    private void AddForms()
    {
        var reply = _reply.Tokens;
        Add(Kind.Open, Bit(_point.IsOpen), Bit(_phrase.EndsWithQuestion));
        if (reply.Length == 0) return;
        var second = reply.Length > 1 ? _pattern[1] : 0;
        Add(Kind.Begin, _point.Form, _pattern[0], Bit(_point.Negated));
        Add(Kind.Begin, _point.Form + 1000, _pattern[0], second);
        if (_point.Negated) Add(Kind.Begin, 2000, _pattern[0], second);
        AddEcho(reply);
        if (!_point.Only) return;
        foreach (var token in reply)
            if (!token.IsContent) Add(Kind.Only, token.Word);
        Add(Kind.Only, 1, Bit(AnyNegation()));
    }

    /// <summary>"Does it …?" "It does": a pronoun and an auxiliary that say yes or no without a word of the matter.</summary>
    private void AddEcho(ReadOnlySpan<Token> reply)
    {
        var (at, negated) = (0, false);
        while (at < reply.Length && reply[at].Signs.Has(Sign.Pronoun) && !reply[at].Signs.Has(Sign.Auxiliary)) at++;
        if (at == reply.Length || at > 3 || !reply[at].Signs.Has(Sign.Auxiliary)) return;
        var family = Auxiliaries.Family(_reply.Text(reply[at]));
        for (var i = at; i < reply.Length && i < at + 2; i++) negated |= reply[i].Signs.Has(Sign.Negator);
        var ends = at + (negated && !reply[at].Signs.Has(Sign.Negator) ? 2 : 1) >= reply.Length || reply[Math.Min(reply.Length - 1, at + 1)].Clause > 0;
        Add(Kind.Echo, Bit(negated ^ _point.Negated), Bit(ends), Bit(family == _point.Form));
        Add(Kind.Echo, 10 + Bit(negated), Bit(_point.Negated), Bit(ends));
    }

    private void AddCues()
    {
        var within = (ulong)Lexicon.Shared.Within(_phrase.Key);
        for (var bits = within; bits != 0; bits &= bits - 1) Add(Kind.Cue, (uint)System.Numerics.BitOperations.TrailingZeroCount(bits));
        AddFirstWords();
        Add(Kind.Shape, Bit(_phrase.EndsWithQuestion), Bit(_reply.Asked != 0), Bit(_reply.IsAsked(0)));
        Add(Kind.Shape, 10 + (uint)Math.Min(6, _reply.Tokens.Length / 3), (uint)Math.Min(3, _reply.Clauses));
        var negations = 0;
        foreach (var token in _reply.Tokens) negations += token.Signs.Has(Sign.Negator) && !token.Aside ? 1 : 0;
        Add(Kind.Shape, 30 + (uint)Math.Min(3, negations));
        Add(Kind.Shape, 40 + Bit((negations > 0) ^ _point.Negated));
        if (_reply.Tokens.Length > 0) Add(Kind.Shape, 50 + Bit(_reply.Tokens[0].Signs.Has(Sign.Asking)));
    }

    /// <summary>Cues of the first one to three words, and the two together with the polarity of the question.</summary>
    private void AddFirstWords()
    {
        var key = _phrase.Key;
        for (var (end, words) = (0, 1); words <= 3 && end < key.Length; words++)
        {
            var start = end == 0 ? 0 : end + 1;
            var next = key[start..].IndexOf(' ');
            end = next < 0 ? key.Length : start + next;
            var cues = (ulong)Lexicon.Shared.Whole(key[..end]);
            for (var bits = cues; bits != 0; bits &= bits - 1)
            {
                var cue = (uint)System.Numerics.BitOperations.TrailingZeroCount(bits);
                Add(Kind.FirstCue, cue, Bit(_point.Negated));
                Add(Kind.FirstCue, cue + 100);
            }
        }
    }

    private void AddPatterns()
    {
        var reply = _reply.Tokens;
        uint before = Break, earlier = Break;
        var clause = 0;
        for (var i = 0; i < reply.Length; i++)
        {
            if (reply[i].Clause != clause) (before, earlier, clause) = (Break, before, reply[i].Clause);
            var here = _pattern[i];
            Add(Kind.Pattern, here);
            Add(Kind.Pattern, before, here);
            Add(Kind.Pattern, earlier, before, here);
            if (clause == 0)
            {
                Add(Kind.FirstPattern, here);
                Add(Kind.FirstPattern, before, here);
            }

            (earlier, before) = (before, here);
        }
    }

    private void AddWords()
    {
        uint before = Break;
        foreach (var token in _reply.Tokens)
        {
            Add(Kind.Word, token.Stem);
            Add(Kind.Words, before, token.Stem);
            before = token.Stem;
        }
    }
}
