using System.Runtime.CompilerServices;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Core.Exports;

/// <summary>All interviews that a search finds, page by page, each read from its person's file. Everybody of a page is on the trail before the first of them is handed on; nothing is held but one page and one file.</summary>
public sealed class ReadInterviews(ICandidateFiles files, IAuditLog audit)
{
    private const int PageSize = 200;

    /// <param name="query">Whose sight limits it.</param>
    /// <param name="exporting">Who takes what; <see cref="AuditEvent.Shown"/> is filled in here.</param>
    /// <param name="ct">Cancels between rows.</param>
    public IAsyncEnumerable<ExportedInterview> Handle(SearchQuery query, AuditEvent exporting, CancellationToken ct)
        => Open(query, exporting, ct).Select(found => ExportedInterview.Of(found.File, found.Interview, found.Hit));

    /// <summary>The same with the files themselves, as far as the caller sees them.</summary>
    /// <inheritdoc cref="Handle" path="/param"/>
    public async IAsyncEnumerable<(CandidateFile File, InterviewFile Interview, SearchHit Hit)> Open(SearchQuery query, AuditEvent exporting, [EnumeratorCancellation] CancellationToken ct)
    {
        CandidateFile? open = null;
        var next = query with { PageSize = PageSize, Cursor = null };
        do
        {
            var page = await files.Search(next, ct);
            if (page.Hits.Count > 0) await audit.Append(exporting with { Shown = [.. page.Hits.Select(hit => hit.CandidateId).Distinct()] }, ct);
            foreach (var hit in page.Hits)
            {
                if (open?.CandidateId != hit.CandidateId) open = (await files.Find(hit.CandidateId, ct))?.File.SeenBy(exporting.Who.Role);
                // What changed since the page was read: gone, restricted, moved to another file or out of sight.
                if (open is not { IsWithdrawn: false, Retention.Restricted: false } || query.Sight.Of(open) is not { } seen || seen.Find(hit.InterviewId) is not { } interview) continue;
                yield return (seen, interview, hit);
            }
            next = next with { Cursor = page.NextCursor };
        }
        while (next.Cursor is not null);
    }
}
