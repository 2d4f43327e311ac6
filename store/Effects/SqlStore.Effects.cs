using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private readonly string _selectReadyEffects =
        """
        SELECT effect_id, conversation_id, kind, payload, due, attempts FROM effects
        WHERE ready_at <= $1 ORDER BY ready_at, effect_id LIMIT $2
        """ + database.Dialect.Skip("effects");

    public async Task<IReadOnlyList<EffectItem>> ClaimEffectsAsync(
        string nodeId, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        Kept.Id(nodeId, nameof(nodeId));
        return await database.WriteAsync(s => ClaimEffectsAsync(s, nodeId, limit, now, lease), cancellationToken);
    }

    public Task<DateTimeOffset?> NextEffectTimeAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(s => NextTimeAsync(s, "SELECT MIN(ready_at) FROM effects"), cancellationToken);

    public Task<bool> ReleaseEffectAsync(EffectLease lease, DateTimeOffset notBefore, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async s => await s.ExecuteAsync(
                "UPDATE effects SET ready_at = $1, claimed_by = NULL WHERE effect_id = $2 AND claimed_by = $3 AND attempts = $4",
                notBefore,
                lease.EffectId,
                lease.NodeId,
                (long)lease.Attempt) > 0,
            cancellationToken);

    public Task<bool> DropEffectAsync(EffectLease lease, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async s => await s.ExecuteAsync(
                "DELETE FROM effects WHERE effect_id = $1 AND claimed_by = $2 AND attempts = $3",
                lease.EffectId,
                lease.NodeId,
                (long)lease.Attempt) > 0,
            cancellationToken);

    private async ValueTask<List<EffectItem>> ClaimEffectsAsync(Session s, string nodeId, int limit, DateTimeOffset now, TimeSpan lease)
    {
        var until = Micros.Time(Micros.Of(now + lease));
        var items = await s.ListAsync(
            _selectReadyEffects,
            row => new EffectItem(new EffectLease(row.Text(0), nodeId, row.Int(5) + 1, until), row.Text(1), row.Text(2), row.Safe(3), row.Time(4)),
            now,
            (long)limit);
        foreach (var item in items)
        {
            await s.WriteAsync(
                "UPDATE effects SET attempts = attempts + 1, claimed_by = $1, ready_at = $2 WHERE effect_id = $3",
                nodeId,
                until,
                item.Lease.EffectId);
        }

        return items;
    }

    private static async ValueTask SaveEffectsAsync(Session s, string conversationId, IReadOnlyList<PendingEffect> effects)
    {
        for (var i = 0; i < effects.Count; i++)
        {
            var effect = effects[i];
            // Attempts go on counting when an effect moves, so that a claim from before the move is fenced.
            await s.WriteAsync(
                """
                INSERT INTO effects (effect_id, conversation_id, kind, due, ready_at, attempts, payload) VALUES ($1, $2, $3, $4, $4, 0, $5)
                ON CONFLICT (effect_id) DO UPDATE SET conversation_id = excluded.conversation_id, kind = excluded.kind, due = excluded.due,
                  ready_at = excluded.ready_at, claimed_by = NULL, payload = excluded.payload
                """,
                effect.EffectId,
                conversationId,
                effect.Kind,
                effect.Due,
                effect.Payload);
        }
    }

    private static async ValueTask EndEffectsAsync(Session s, TurnCommit turn)
    {
        if (turn.CompletesEffect is { } completed && !Moves(turn.Effects, completed))
            await RemoveEffectAsync(s, completed);
        for (var i = 0; i < turn.CancelsEffects.Count; i++)
        {
            if (!Moves(turn.Effects, turn.CancelsEffects[i]))
                await RemoveEffectAsync(s, turn.CancelsEffects[i]);
        }
    }

    /// <summary>A turn may end an effect and start the next one of the same name.</summary>
    private static bool Moves(IReadOnlyList<PendingEffect> effects, string effectId)
    {
        for (var i = 0; i < effects.Count; i++)
        {
            if (effects[i].EffectId == effectId)
                return true;
        }

        return false;
    }

    private static ValueTask RemoveEffectAsync(Session s, string effectId) =>
        s.WriteAsync("DELETE FROM effects WHERE effect_id = $1", effectId);
}
