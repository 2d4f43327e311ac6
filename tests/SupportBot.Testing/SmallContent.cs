using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Testing;

/// <summary>
/// A content folder of a test's own, gone with it: three articles, a guide with every kind of step and the safety guide.
/// Tests of rules use it, so that nothing breaks when an author improves a text.
/// </summary>
public sealed class SmallContent : IDisposable
{
    public const string Guide = "miner-stuck";

    public SmallContent()
    {
        WriteArticle("miner-basics", "Your miner stands still", "mining", "rewards", "guide: " + Guide);
        WriteArticle("miner-more", "Rewards come late", "mining", "rewards");
        WriteArticle("fee-basics", "Why fees change", "fees", "fee-explained");
        Write($"guides/{Guide}.yaml", StuckGuide);
        Write("guides/security-compromised.yaml", SafetyGuide);
        var load = ContentLoader.Load(Folder, Shipped.Redactor);
        Base = load.Base ?? throw new InvalidOperationException(string.Join(Environment.NewLine, load.Problems));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("small-content-").FullName;

    public KnowledgeBase Base { get; }

    public KnowledgeSource Source() => KnowledgeSource.Open(Folder, Shipped.Redactor);

    public Article Article(string id) => Base.Find(id, "en") ?? throw new ArgumentException($"There is no article {id}.", nameof(id));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void WriteArticle(string id, string title, string category, string topic, string extra = "") => Write($"articles/en/{id}.md", $"""
        ---
        id: {id}
        title: {title}
        category: {category}
        topic: {topic}
        audience: public
        language: en
        owner: some-team
        reviewed: 2026-11-20
        review_by: 2027-05-20
        {(extra.Length > 0 ? extra : "related: []")}
        questions:
          - what about {id}
          - how does {id} work
          - where is {id}
        ---
        A short answer about {title}.
        """);

    private void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private const string StuckGuide = """
        id: miner-stuck
        title: The miner stands still
        category: mining
        topic: rewards
        owner: some-team
        reviewed: 2026-11-20
        start: ask-kind
        slots:
          kind: { label: Where the person mines }
          log: { label: Last line of the log }
          user_id: { label: User id, given: true }
        steps:
          ask-kind:
            ask: Where do you mine?
            slot: kind
            choices:
              - { id: pool, say: In a pool, next: ask-log }
              - { id: app, say: In an app, next: session }
            unsure: ask-log
          session:
            look_up: mining_session
            with: { user: "{user_id}" }
            results:
              - { when: { state: active }, next: done }
            otherwise: fix
            unavailable: ask-log
          fix:
            try_in_best_order:
              fixes:
                - { id: restart, say: Close the app and open it again., cost: 1 }
                - { id: update, say: Update the app to the newest version., cost: 2 }
              worked: done
              exhausted: to-human
          ask-log:
            ask: What is the last line of the log?
            slot: log
            next: fix
          done: { resolved: Good. The next payout counts it. }
          to-human: { hand_off: I am passing this to the mining team., priority: medium }
        """;

    private const string SafetyGuide = """
        id: security-compromised
        title: Someone has my account
        category: security
        topic: hacked-account
        owner: some-team
        reviewed: 2026-11-20
        priority: critical
        start: ask-what
        slots:
          what: { label: What happened }
        steps:
          ask-what:
            ask: Which of these comes closest?
            slot: what
            choices:
              - { id: wallet, say: Coins are leaving, next: to-security }
              - { id: account, say: Someone is in my account, next: to-security }
          to-security: { hand_off: I am passing this to the security team., priority: critical }
        """;
}
