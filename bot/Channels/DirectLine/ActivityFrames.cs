using System.Buffers;
using System.Buffers.Text;
using System.Text;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>
/// Writes lines of the transcript as the activity sets that clients read: kept JSON goes out as it is. System lines
/// (why the bot decided so) are for staff and are left out, but they count in the watermark.
/// </summary>
internal static class ActivityFrames
{
    /// <summary>A set stops growing here, in bytes: a reader takes at least this much at once or is too slow.</summary>
    public const int Largest = 256 * 1024;

    /// <summary>Most lines read at once.</summary>
    public const int Lines = 200;

    /// <summary>Writes as many lines as fit (at least one).</summary>
    /// <param name="after">Where the reader is; the watermark when there is nothing new.</param>
    /// <param name="count">How many activities were written; 0 when there were only system lines.</param>
    /// <returns>The new watermark.</returns>
    public static long Write(IBufferWriter<byte> to, IReadOnlyList<TranscriptLine> lines, long after, out int count)
    {
        count = 0;
        var written = 0;
        var watermark = after;
        to.Write("{\"activities\":["u8);
        foreach (var line in lines)
        {
            if (line.Author != TranscriptAuthor.System)
            {
                var size = Encoding.UTF8.GetByteCount(line.Activity.Value);
                if (count > 0 && written + size > Largest)
                    break;
                if (count > 0)
                    to.Write(","u8);
                Encoding.UTF8.GetBytes(line.Activity.Value, to.GetSpan(size));
                to.Advance(size);
                written += size;
                count++;
            }
            watermark = line.Seq;
        }
        to.Write("],\"watermark\":\""u8);
        Utf8Formatter.TryFormat(watermark, to.GetSpan(20), out var digits);
        to.Advance(digits);
        to.Write("\"}"u8);
        return watermark;
    }
}
