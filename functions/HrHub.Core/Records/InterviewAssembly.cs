using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>Puts an interview together from its vendor's parts and from what the hub itself found out about its media.</summary>
public sealed class InterviewAssembly(FolderRules folders)
{
    /// <summary>Adds parts to an interview; a part that is known already changes nothing.</summary>
    /// <returns><paramref name="before"/> itself where nothing is new.</returns>
    public InterviewFile Add(InterviewFile? before, IEnumerable<InterviewPart> parts, string stage)
    {
        var known = before?.Parts ?? [];
        var added = parts.ExceptBy(known.Select(part => part.PartId), part => part.PartId).DistinctBy(part => part.PartId).ToList();
        if (before is not null && added.Count == 0) return before;

        InterviewPart[] all = [.. known.Concat(added).OrderBy(part => part.PartId, StringComparer.Ordinal)];
        var interview = WithCaptured(InterviewFold.Fold(all), before?.Captured);
        return (before ?? new InterviewFile { Interview = interview, Parts = all, Folder = "" }) with
        {
            Interview = interview,
            Parts = all,
            Folder = folders.FolderOf(interview, stage),
        };
    }

    /// <summary>Records what became of one media item.</summary>
    public static InterviewFile Captured(InterviewFile file, MediaItem item)
    {
        var captured = new Dictionary<string, MediaItem>(file.Captured) { [item.MediaId] = item };
        return file with { Captured = captured, Interview = WithCaptured(file.Interview, captured) };
    }

    private static Interview WithCaptured(Interview interview, IReadOnlyDictionary<string, MediaItem>? captured)
        => captured is null or { Count: 0 }
            ? interview
            : interview with { Media = [.. interview.Media.Select(item => captured.TryGetValue(item.MediaId, out var known) ? known with { SourceUrl = item.SourceUrl, ExpiresAt = item.ExpiresAt } : item)] };
}
