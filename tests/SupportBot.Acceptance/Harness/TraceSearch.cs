using System.Text;

namespace SupportBot.Acceptance.Harness;

/// <summary>Looks for traces of secrets in everything that a running bot keeps, prints and shows.</summary>
public sealed class TraceSearch(IEnumerable<Canary> canaries)
{
    private readonly (string Name, byte[] Bytes)[] _traces =
    [
        .. from canary in canaries
           from trace in canary.Traces
           from bytes in new[] { Encoding.UTF8.GetBytes(trace), Encoding.Unicode.GetBytes(trace), Encoding.UTF8.GetBytes(Uri.EscapeDataString(trace)) }
           select (canary.Name, bytes),
    ];

    /// <summary>A line for each trace found: the kind of secret and where it is. Never the secret itself.</summary>
    public List<string> Found { get; } = [];

    public int Places { get; private set; }

    public void Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Look(bytes, Path.GetRelativePath(folder, file));
            Look(Encoding.UTF8.GetBytes(Path.GetFileName(file)), "the name of " + Path.GetFileName(file)[..1] + "…");
        }
    }

    public void Text(string text, string place) => Look(Encoding.UTF8.GetBytes(text), place);

    private void Look(byte[] bytes, string place)
    {
        Places++;
        foreach (var (name, trace) in _traces)
            if (bytes.AsSpan().IndexOf(trace) is >= 0 and var at)
                Found.Add($"{name} in {place}, after “{Before(bytes, at)}”");
    }

    private static string Before(byte[] bytes, int at) =>
        string.Concat(Encoding.UTF8.GetString(bytes, Math.Max(0, at - 60), Math.Min(60, at)).Where(character => !char.IsControl(character)));
}
