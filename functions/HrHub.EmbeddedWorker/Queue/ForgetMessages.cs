using System.Text.Json;
using HrHub.Core.Erasures;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>Deletes messages, waiting, scheduled or dead, that name an erased person's ids. One that is being handled loses its lock: its handler finds nothing to do.</summary>
public sealed class ForgetMessages(SqliteMessageBus bus) : IForgetting
{
    private const string Names = "EXISTS (SELECT 1 FROM json_each($0) WHERE instr({0}, value) > 0)";

    /// <inheritdoc/>
    public string Store => "queue";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var ids = JsonSerializer.Serialize(traces.Ids());
        return bus.Database.Write(db =>
        {
            var lanes = db.Query($"SELECT DISTINCT entity, session_id FROM queue_message WHERE session_id IS NOT NULL AND {Naming("body")}", row => (Entity: row.GetString(0), Session: row.GetString(1)), ids);
            long deleted = db.Execute($"DELETE FROM queue_message WHERE {Naming("body")}", ids);
            // What else waits in these sessions must not wait for a head that is gone.
            foreach (var (entity, session) in lanes) Lane.Free(db, entity, session);
            db.Execute($"DELETE FROM queue_seen WHERE {Naming("message_id")}", ids);
            return deleted;
        }, ct);
    }

    private static string Naming(string column) => Names.Replace("{0}", column, StringComparison.Ordinal);
}
