using HrHub.Core.Audit;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;

namespace HrHub.Core.History;

/// <summary>Tells what happened to a person's file out of what is kept anyway: the file itself, the audit trail, and how far the downstream systems are. There is no log of its own.</summary>
public sealed class TellHistory(ICandidateFiles files, IAuditLog audit, ISyncStates states, IParkedList parked)
{
    private static readonly HistoryKind[] OfMany = [HistoryKind.Listed, HistoryKind.Exported];

    /// <param name="file">With the interviews that are in sight.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="kinds">What is asked for; null for all.</param>
    /// <param name="ct">Cancels between entries.</param>
    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<HistoryEntry>> Handle(CandidateFile file, HistoryReader reader, IReadOnlyCollection<HistoryKind>? kinds, CancellationToken ct)
    {
        List<HistoryEntry> told = [.. TellPerson.Of(file, reader), .. file.Interviews.SelectMany(interview => TellInterview.Of(file, interview, reader))];
        told.AddRange(new TellTrail(file, reader).Of(await Trail(file, reader, kinds, ct)));
        if (!reader.IsPerson) told.AddRange(await Pushes(file, ct));
        return [.. told.Where(entry => kinds?.Contains(entry.Kind) ?? true).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<AuditEntry>> Trail(CandidateFile file, HistoryReader reader, IReadOnlyCollection<HistoryKind>? kinds, CancellationToken ct)
    {
        var trail = new List<AuditEntry>();
        // Pages and tables that showed many people are on the hub's own chain, which is long: it is read for those only who may see what is in it.
        var ofMany = reader.SeesAccess && (kinds is null || OfMany.Any(kinds.Contains));
        foreach (var id in await files.IdsOf(file.CandidateId, ct))
        {
            await foreach (var entry in audit.Chain(id, ct)) trail.Add(entry);
            if (!ofMany) continue;
            await foreach (var entry in audit.Showing(id, ct)) trail.Add(entry);
        }
        return trail;
    }

    private async Task<IEnumerable<HistoryEntry>> Pushes(CandidateFile file, CancellationToken ct)
    {
        var told = new List<HistoryEntry>();
        foreach (var state in await states.Of(file.CandidateId, ct))
        {
            if (state.PushedAt is { } at)
                told.Add(new() { Key = $"push:{state.System}", At = at, Kind = HistoryKind.Pushed, To = $"{state.PushedVersion}", Text = new($"{state.System} 已确认第 {state.PushedVersion} 版", $"{state.System} has confirmed version {state.PushedVersion}") });
            if (state.Parked && await parked.Find(ParkedItem.IdOf(ParkedStage.Push, file.CandidateId, state.System), ct) is { } item)
                told.Add(new() { Key = $"parked:{state.System}", At = item.ParkedAt, Kind = HistoryKind.PushParked, To = $"{state.WantedVersion}", Text = new($"推送至 {state.System} 未成功，等待人工处理（{item.Reason.Code}）", $"The push to {state.System} did not succeed and waits for a person ({item.Reason.Code})") });
        }
        return told;
    }
}
