namespace SupportBot.Knowledge.Search;

/// <summary>
/// Term hash → number, by open addressing: one cache line for most look-ups and nothing allocated. Grows while the index is
/// built; afterwards only read, from any number of threads.
/// </summary>
internal sealed class TermTable
{
    private ulong[] _keys = new ulong[64];
    private int[] _values = new int[64];

    public int Count { get; private set; }

    public long Bytes => 12L * _keys.Length;

    /// <summary>The value, or -1.</summary>
    public int Find(ulong key)
    {
        var mask = _keys.Length - 1;
        for (var i = (int)key & mask; ; i = (i + 1) & mask)
        {
            if (_keys[i] == key)
                return _values[i];
            if (_keys[i] == 0)
                return -1;
        }
    }

    /// <summary>The value of <paramref name="key"/>, after storing <paramref name="value"/> if there was none.</summary>
    public int GetOrAdd(ulong key, int value)
    {
        if ((Count + 1) * 10 > _keys.Length * 6)
            Grow();

        var mask = _keys.Length - 1;
        for (var i = (int)key & mask; ; i = (i + 1) & mask)
        {
            if (_keys[i] == key)
                return _values[i];
            if (_keys[i] != 0)
                continue;

            (_keys[i], _values[i]) = (key, value);
            Count++;
            return value;
        }
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        (_keys, _values, Count) = (new ulong[2 * keys.Length], new int[2 * keys.Length], 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
                GetOrAdd(keys[i], values[i]);
        }
    }
}
