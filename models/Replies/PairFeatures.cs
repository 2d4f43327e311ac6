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
        Word = 1, Words, Pattern, FirstPattern, Relation, LastRelation, FirstRelation, Share, Parity, State, FirstState, Form, Echo, Begin, Only, Cue, FirstCue, Shape, Open, LastState, Point, Coverage, Verdict,
    }

    private enum Relation : uint
    {
        None, Same, Alike, Opposite, Unlike, Weak, WeakOpposite, Before,
    }

    /// <summary>How often a feature that sums up many is written.</summary>
    private const int Strong = 3;

    private const uint Repeated = 1, Opposed = 2, Good = 3, Bad = 4, Other = 5, Number = 6, RepeatedGood = 7, RepeatedBad = 8, Break = 9;

    private readonly AskedPoint _point = new();
    private readonly Sentence _reply = new();
    private readonly Phrase _phrase = new();
    private readonly FeatureText _text = new();
    private readonly uint[] _pattern = new uint[Sentence.MostTokens];
    private readonly Relation[] _relations = new Relation[Sentence.MostTokens];
    private readonly bool[] _against = new bool[Sentence.MostTokens];

    /// <summary>For each token of the prompt: some word of the reply is related to it.</summary>
    private readonly bool[] _answered = new bool[Sentence.MostTokens];

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

    /// <summary>For the few that sum up many: they would drown among the words.</summary>
    private void AddStrong(Kind kind, uint a, uint b = 0, uint c = 0) => _text.Add((uint)kind, a, b, c, Strong);

    private static uint Bit(bool value) => value ? 1u : 0u;

    private static uint Three(int sign) => (uint)(Math.Sign(sign) + 1);

    // What each word of the reply is to the question.

    private void Relate()
    {
        var reply = _reply.Tokens;
        Array.Clear(_answered);
        for (var i = 0; i < reply.Length; i++)
        {
            _relations[i] = RelationOf(reply[i], out var asked);
            if (asked >= 0) _answered[asked] = true;
            _against[i] = Contradicts(_relations[i]) ^ (asked >= 0 && _point.Prompt.Tokens[asked].Contrasted) ^ reply[i].Contrasted ^ _point.Negated;
            _pattern[i] = PatternOf(reply[i], _relations[i], _reply.Text(reply[i]));
        }
    }

    private Relation RelationOf(in Token said, out int place)
    {
        var best = Relation.None;
        place = -1;
        var asked = _point.Prompt.Tokens;
        for (var i = 0; i < asked.Length; i++)
        {
            var relation = Compare(said, asked[i]);
            if (relation == Relation.None) continue;
            if (!_point.Holds(i)) relation = relation == Relation.Same ? Relation.Before : Relation.None;
            if (relation != Relation.None && (best == Relation.None || relation < best)) (best, place) = (relation, i);
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
            if (token.Clause == clause && token.Denies) negated = Sentence.Turn(negated, token.Signs);
        return negated;
    }

    // The groups.

    private void AddRepeated()
    {
        var counts = AddRelations();
        var asked = 0;
        foreach (var token in _point.Tokens) asked += token.IsContent ? 1 : 0;
        var share = asked == 0 ? 0 : (uint)Math.Min(4, 4 * counts.Shared / asked);
        var (any, first, question) = (AnyDenial(), Bit(IsNegated(0) ^ _point.Negated), Bit(_phrase.EndsWithQuestion));
        AddCoverage();
        Add(Kind.Share, share, Bit(any ^ _point.Negated), question);
        Add(Kind.Share, 100 + (uint)Math.Min(counts.Shared, 3), Bit(any), Bit(_point.Negated));
        AddStrong(Kind.Parity, Three(counts.Agree - counts.Disagree), question);
        AddStrong(Kind.Parity, 20 + Three(counts.FirstAgree - counts.FirstDisagree), question);
        Add(Kind.Parity, 30 + (uint)Math.Min(counts.FirstAgree, 3), (uint)Math.Min(counts.FirstDisagree, 3));
        AddStrong(Kind.Verdict, Three(counts.Agree - counts.Disagree), first, StateVerdict());
        AddStrong(Kind.Parity, 40, first, question);
        Add(Kind.Parity, 10 + (uint)Math.Min(counts.Agree, 3), (uint)Math.Min(counts.Disagree, 3));
    }

    /// <summary>What each related word says by itself; counted, it says more.</summary>
    private RelationCounts AddRelations()
    {
        var reply = _reply.Tokens;
        var counts = default(RelationCounts);
        uint last = 0;
        for (var i = 0; i < reply.Length; i++)
        {
            var relation = _relations[i];
            if (relation == Relation.None) continue;
            var against = _against[i] ^ reply[i].Negated;
            var byClause = _against[i] ^ IsNegated(reply[i].Clause);
            Add(Kind.Relation, (uint)relation, Bit(against), Bit(reply[i].Aside));
            Add(Kind.Relation, (uint)relation + 100, Bit(byClause), Bit(reply[i].Clause == 0));
            if (relation is Relation.Weak or Relation.WeakOpposite or Relation.Before) continue;
            last = ((uint)relation * 4) + (Bit(against) * 2) + Bit(byClause);
            if (counts.Shared == 0) Add(Kind.FirstRelation, last);
            counts.Count(reply[i], byClause);
        }

        if (counts.Shared > 0) AddStrong(Kind.LastRelation, last);
        return counts;
    }

    private struct RelationCounts
    {
        public int Shared, Agree, Disagree, FirstAgree, FirstDisagree;

        public void Count(in Token token, bool against)
        {
            Shared++;
            if (token.Aside) return;
            if (against) Disagree++;
            else Agree++;
            if (token.Clause > 0) return;
            if (against) FirstDisagree++;
            else FirstAgree++;
        }
    }

    /// <summary>Whether the reply takes up the first and the last word of the question that carry meaning: most often what it is about, and what is asked of it.</summary>
    private void AddCoverage()
    {
        var (first, last) = (-1, -1);
        var asked = _point.Prompt.Tokens;
        for (var i = 0; i < asked.Length; i++)
            if (_point.Holds(i) && asked[i].IsContent && !asked[i].Aside) (first, last) = (first < 0 ? i : first, i);
        var covered = first < 0 ? 8 : Bit(_answered[first]) + (2 * Bit(_answered[last]));
        AddStrong(Kind.Coverage, covered, Bit(IsNegated(0) ^ _point.Negated));
    }

    private bool AnyDenial()
    {
        foreach (var token in _reply.Tokens)
            if (token.Denies) return true;
        return false;
    }

    /// <summary>The state that a yes would assert: 1 good, -1 bad, 0 neither.</summary>
    private int AskedState => _point.Negated ? -_point.State : _point.State;

    private static int StateOf(in Token token)
    {
        var state = token.Aside ? 0 : (token.Signs.Has(Sign.Good) ? 1 : 0) - (token.Signs.Has(Sign.Bad) ? 1 : 0);
        return token.Negated ^ token.Contrasted ? -state : state;
    }

    /// <summary>Whether the states of the reply and of the question agree: 2, do not: 0, or one has none: 1.</summary>
    private uint StateVerdict()
    {
        if (!Has(ReplyFeatureGroups.States)) return 1;
        var whole = 0;
        foreach (var token in _reply.Tokens) whole += StateOf(token);
        return Three(whole * AskedState);
    }

    private void AddStates()
    {
        var (whole, first, last) = (0, 0, 0);
        var lastClause = _reply.Clauses - 1;
        foreach (var token in _reply.Tokens)
        {
            var state = StateOf(token);
            whole += state;
            if (token.Clause == 0) first += state;
            if (token.Clause == lastClause) last += state;
        }

        var asked = AskedState;
        Add(Kind.State, Three(whole), Three(asked));
        AddStrong(Kind.State, 10 + Three(whole * asked), Bit(whole != 0), Bit(asked != 0));
        Add(Kind.State, 20 + Three(whole), Three(_point.State), (Bit(_point.Negated) * 2) + Bit(AnyDenial()));
        Add(Kind.FirstState, Three(first), Three(asked), Bit(IsNegated(0)));
        Add(Kind.LastState, Three(last), Three(asked), Bit(IsNegated(lastClause)));
    }

    private void AddForms()
    {
        var reply = _reply.Tokens;
        Add(Kind.Open, Bit(_point.IsOpen), Bit(_phrase.EndsWithQuestion));
        Add(Kind.Open, 10 + Bit(_point.IsLed), _point.Form);
        if (reply.Length == 0) return;
        var second = reply.Length > 1 ? _pattern[1] : 0;
        Add(Kind.Begin, _point.Form, _pattern[0], Bit(_point.Negated));
        Add(Kind.Begin, _point.Form + 1000, _pattern[0], second);
        if (_point.Negated) Add(Kind.Begin, 2000, _pattern[0], second);
        if (_point.IsLed) Add(Kind.Begin, 3000, _pattern[0], second);
        foreach (var token in _point.Tokens)
            if (token.Signs.Has(Sign.Function) || token.Signs.Has(Sign.Auxiliary)) Add(Kind.Point, token.Word);
        AddEcho(reply);
        if (!_point.Only) return;
        foreach (var token in reply)
            if (!token.IsContent) Add(Kind.Only, token.Word);
        Add(Kind.Only, 1, Bit(AnyDenial()));
    }

    /// <summary>"Does it …?" "It does": a pronoun and an auxiliary that say yes or no without a word of the matter.</summary>
    private void AddEcho(ReadOnlySpan<Token> reply)
    {
        var (at, negated) = (0, false);
        while (at < reply.Length && reply[at].Signs.Has(Sign.Pronoun) && !reply[at].Signs.Has(Sign.Auxiliary)) at++;
        if (at == reply.Length || at > 3 || !reply[at].Signs.Has(Sign.Auxiliary)) return;
        var family = Auxiliaries.Family(_reply.Text(reply[at]));
        for (var i = at; i < reply.Length && i < at + 2; i++) negated |= reply[i].Denies;
        var ends = at + (negated && !reply[at].Signs.Has(Sign.Negator) ? 2 : 1) >= reply.Length || reply[Math.Min(reply.Length - 1, at + 1)].Clause > 0;
        AddStrong(Kind.Echo, Bit(negated ^ _point.Negated), Bit(ends), Bit(family == _point.Form));
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
        foreach (var token in _reply.Tokens) negations += token.Denies ? 1 : 0;
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
        uint before = Break;
        var clause = 0;
        for (var i = 0; i < reply.Length; i++)
        {
            if (reply[i].Clause != clause) (before, clause) = (Break, reply[i].Clause);
            var here = _pattern[i];
            Add(Kind.Pattern, here);
            Add(Kind.Pattern, before, here);
            if (clause == 0)
            {
                Add(Kind.FirstPattern, here);
                Add(Kind.FirstPattern, before, here);
            }

            before = here;
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
