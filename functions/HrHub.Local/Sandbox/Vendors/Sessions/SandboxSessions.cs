using System.Collections.Concurrent;
using System.Security.Cryptography;
using HrHub.Local.Sandbox.Vendors.Deliveries;

namespace HrHub.Local.Sandbox.Vendors.Sessions;

/// <summary>The interviews that the hub made at the sandbox vendors, from the link to the webhooks.</summary>
public sealed class SandboxSessions(SandboxStage stage, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Vendor, string Id), SandboxSession> _sessions = new();

    /// <summary>Sends what a vendor tells of an interview. Set by whoever knows where the hub is; before that, nothing is told.</summary>
    public Func<IReadOnlyList<SandboxDelivery>, CancellationToken, Task> Tell { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyCollection<SandboxSession> All => [.. _sessions.Values];

    public SandboxSession? Find(string vendor, string id) => _sessions.GetValueOrDefault((vendor, id));

    /// <summary>What the candidate opens.</summary>
    public Uri LinkOf(SandboxSession session) => new(stage.Address, $"sessions/{session.Interview.Vendor}/{session.Interview.Id}");

    /// <param name="vendor">Where.</param>
    /// <param name="name">As the hub said it.</param>
    /// <param name="email">Where the hub said one.</param>
    /// <param name="flow">What the interview is made of, where the vendor has such.</param>
    /// <param name="title">Of the position, where the hub said one.</param>
    public SandboxSession Make(string vendor, string name, string? email = null, string? flow = null, string? title = null)
    {
        // Small enough for what is computed from it; the scenarios' own numbers end far below.
        var session = SandboxSession.Make(vendor, RandomNumberGenerator.GetInt32(1_000_000, 10_000_000), (name, email, flow, title), stage.Address, clock.GetUtcNow());
        _sessions[(vendor, session.Interview.Id)] = session;
        return session;
    }

    /// <summary>The candidate opens the link.</summary>
    /// <returns>Null where there is no such link, or it was used up.</returns>
    public SandboxSession? Open(string vendor, string id)
    {
        if (Find(vendor, id) is not { State: not SandboxSessionState.Ended } session) return null;
        return _sessions[(vendor, id)] = session with { State = SandboxSessionState.Started };
    }

    /// <summary>The candidate has answered the last question: the vendor knows everything about the interview now, and tells the hub.</summary>
    /// <returns>False where there is no such link, or it was used up.</returns>
    public async Task<bool> Finish(string vendor, string id, CancellationToken ct)
    {
        if (Open(vendor, id) is not { } session) return false;
        var ended = session.Interview with { EndedAt = clock.GetUtcNow() };
        _sessions[(vendor, id)] = new(ended, SandboxSessionState.Ended);
        stage.Add(ended);
        await Tell([.. InterviewGenerator.Told(ended, clock.GetUtcNow())], ct);
        return true;
    }
}
