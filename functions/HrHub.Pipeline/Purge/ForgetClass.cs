using HrHub.Core.Erasures;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Inbox;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Sync;
using HrHub.Core.Work;

namespace HrHub.Pipeline.Purge;

/// <summary>Takes a class of data out of the stores beside the file: sealed objects, raw bodies, blind index keys.</summary>
public sealed class ForgetClass(ICandidateFiles files, IInbox inbox, ForgetObjects objects, ICandidateIndex index, IEmployeeIds employeeIds, EndExportsOf exports)
{
    /// <param name="file">As it is now.</param>
    /// <param name="cls">The class.</param>
    /// <param name="only">The interviews; null for all.</param>
    /// <param name="ct">Cancels between deletions.</param>
    public async Task Handle(CandidateFile file, DataClass cls, IReadOnlySet<string>? only, CancellationToken ct)
    {
        InterviewFile[] interviews = [.. file.Interviews.Where(interview => only?.Contains(interview.Interview.InterviewId) ?? true)];
        if (cls is DataClass.Video)
        {
            await objects.Forget(new() { MediaIds = [.. interviews.SelectMany(FilmsOf)], ObjectNames = only is null ? [.. MaterialsOf(file, MaterialKind.Video)] : [] }, ct);
            return;
        }

        string[] deliveries = [.. interviews.SelectMany(interview => interview.DeliveryIds()).Distinct()];
        await files.DropRaw(file.CandidateId, deliveries, ct);
        foreach (var id in deliveries)
        {
            if (await inbox.Find(id, ct) is not { } entry || entry is { SealedBody: null, BodyObject: null }) continue;
            await objects.Forget(new() { ObjectNames = entry.BodyObject is { } name ? [name] : [] }, ct);
            await inbox.MarkHandled(id, entry.InterviewId, entry.CandidateId, ct);
        }
        if (cls is not DataClass.Identity) return;
        await exports.Handle(file, ExportEnd.DataErased, ct);
        if (interviews.Length < file.Interviews.Count) return;

        await objects.Forget(new() { ObjectNames = [.. MaterialsOf(file, Enum.GetValues<MaterialKind>())] }, ct);
        await index.DropIdentity(file.CandidateId, ct);
        if (file.EmployeeNumber is { } number) await employeeIds.Drop(number, ct);
    }

    private static IEnumerable<string> MaterialsOf(CandidateFile file, params MaterialKind[] kinds) => file.Work.Materials.Where(material => kinds.Contains(material.Kind)).Select(material => material.Sealed.ObjectName);

    private static IEnumerable<string> FilmsOf(InterviewFile interview)
        => interview.Interview.Media.Concat(interview.Captured.Values).Where(item => HeldClasses.IsVideo(item.Kind)).Select(item => item.MediaId);
}
