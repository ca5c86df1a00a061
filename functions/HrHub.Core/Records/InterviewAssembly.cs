using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Retention;

namespace HrHub.Core.Records;

/// <summary>Puts an interview together from its vendor's parts and from what the hub itself found out about its media.</summary>
public sealed class InterviewAssembly(FolderRules folders)
{
    /// <summary>Adds parts to an interview; a part that is known already changes nothing.</summary>
    /// <returns><paramref name="before"/> itself where nothing is new.</returns>
    public InterviewFile Add(InterviewFile? before, IEnumerable<InterviewPart> parts, string stage)
    {
        var known = before?.Parts ?? [];
        // What was erased of this interview does not come back with a late part.
        var erased = before?.ErasedClasses ?? [];
        var added = parts.Select(part => ErasedFields.Without(part, erased)).ExceptBy(known.Select(part => part.PartId), part => part.PartId).DistinctBy(part => part.PartId).ToList();
        if (before is not null && added.Count == 0) return before;

        InterviewPart[] all = [.. known.Concat(added).OrderBy(part => part.PartId, StringComparer.Ordinal)];
        var interview = Fold(all, before?.Revisions ?? [], erased, before?.Captured);
        return (before ?? new InterviewFile { Interview = interview, Parts = all, Folder = "" }) with
        {
            Interview = interview,
            Parts = all,
            Folder = folders.FolderOf(interview, stage),
        };
    }

    /// <summary>Takes classes of data out of an interview and all its parts, for good.</summary>
    public InterviewFile Without(InterviewFile before, IReadOnlyCollection<DataClass> classes, string stage)
    {
        InterviewPart[] parts = [.. before.Parts.Select(part => ErasedFields.Without(part, classes))];
        var captured = before.Captured.Where(pair => !classes.Contains(DataClass.Video) || !HeldClasses.IsVideo(pair.Value.Kind)).ToDictionary();
        Revision[] revisions = [.. before.Revisions.Where(revision => !ErasedFields.Holds(revision.Field, classes))];
        var interview = parts.Length > 0 ? Fold(parts, revisions, classes, captured) : ErasedFields.Without(before.Interview, classes);
        var films = before.Interview.Media.Where(item => interview.Media.All(left => left.MediaId != item.MediaId)).Select(item => item.MediaId).ToHashSet();
        return before with
        {
            Interview = interview,
            Parts = parts,
            Revisions = revisions,
            Disputes = [.. before.Disputes.Select(dispute => ErasedFields.Holds(dispute.Field, classes) ? dispute.WithoutTexts() : dispute)],
            Captured = captured,
            SealedMedia = before.SealedMedia.Where(pair => !films.Contains(pair.Key)).ToDictionary(),
            CaptureAttempts = before.CaptureAttempts.Where(pair => !films.Contains(pair.Key)).ToDictionary(),
            Folder = folders.FolderOf(interview, stage),
            ErasedClasses = [.. before.ErasedClasses.Union(classes).Order()],
        };
    }

    /// <summary>Adds what a person changed.</summary>
    /// <returns><paramref name="before"/> itself where it has that change already.</returns>
    public InterviewFile Add(InterviewFile before, Revision revision, string stage)
    {
        if (before.Revisions.Any(known => known.RevisionId == revision.RevisionId)) return before;
        Revision[] revisions = [.. before.Revisions, revision];
        var interview = before.Parts.Count > 0 ? Fold(before.Parts, revisions, before.ErasedClasses, before.Captured) : before.Interview.With([revision]);
        return before with { Interview = interview, Revisions = revisions, Folder = folders.FolderOf(interview, stage) };
    }

    /// <summary>Adds what was done to the same interview in another place: parts, revisions and disputes that this one has not, or not as they are there.</summary>
    /// <returns><paramref name="before"/> itself where it has all of that.</returns>
    public InterviewFile Add(InterviewFile before, InterviewFile other, string stage)
    {
        var whole = Add(before, other.Parts, stage);
        foreach (var revision in other.Revisions.Where(revision => !ErasedFields.Holds(revision.Field, before.ErasedClasses))) whole = Add(whole, revision, stage);
        foreach (var dispute in other.Disputes.Where(dispute => !(whole.Dispute(dispute.DisputeId)?.Version >= dispute.Version)))
            whole = whole.With(ErasedFields.Holds(dispute.Field, before.ErasedClasses) ? dispute.WithoutTexts() : dispute);
        return whole;
    }

    /// <summary>Files it where it belongs at a stage.</summary>
    public InterviewFile Refiled(InterviewFile file, string stage) => file with { Folder = folders.FolderOf(file.Interview, stage) };

    /// <summary>Records what became of one media item.</summary>
    public static InterviewFile Captured(InterviewFile file, MediaItem item)
    {
        var captured = new Dictionary<string, MediaItem>(file.Captured) { [item.MediaId] = item };
        return file with { Captured = captured, Interview = WithCaptured(file.Interview, captured) };
    }

    private static Interview Fold(IReadOnlyList<InterviewPart> parts, IReadOnlyList<Revision> revisions, IReadOnlyCollection<DataClass> erased, IReadOnlyDictionary<string, MediaItem>? captured)
    {
        var told = InterviewFold.Fold(parts);
        // A revision may set what holds more than its own field: a dimension with its evidence.
        return WithCaptured(revisions.Count == 0 ? told : ErasedFields.Without(told.With(revisions), erased), captured);
    }

    private static Interview WithCaptured(Interview interview, IReadOnlyDictionary<string, MediaItem>? captured)
        => captured is null or { Count: 0 }
            ? interview
            : interview with { Media = [.. interview.Media.Select(item => captured.TryGetValue(item.MediaId, out var known) ? known with { SourceUrl = item.SourceUrl, ExpiresAt = item.ExpiresAt } : item)] };
}
