using System.Globalization;
using System.Text.Json;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records;
using HrHub.Core;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Compliance.Cases;

/// <summary>
/// The requests of persons on Cosmos DB. In one partition: one person in a hundred asks for something, so ten million interviews a year make 0.2 GB of it, and due dates and persons are found by
/// queries there. The trail lies in another partition: a change is written with its entry, and whoever meets an entry that is not on the trail yet, since its writer died, brings it there.
/// </summary>
public sealed class CosmosCases(CosmosDatabase database, KeyRing keys, ICandidateFiles files, AppendOnce trail) : ICases
{
    private const string Field = "case";
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task<bool> Save(PersonCase changed, AuditEvent happened, CancellationToken ct)
    {
        // A key that was shredded must not come back: a case of an erased person takes no text any more.
        using var key = changed.Texts is null ? null : await keys.FindCandidate(changed.CandidateId, ct);
        if (changed.Texts is not null && key is null) return false;
        var document = CaseDocument.Of(changed, key?.Seal(JsonSerializer.SerializeToUtf8Bytes(changed.Texts, CanonicalJson.Options), changed.CaseId, Field), happened);
        if (!(changed.Version == 1 ? await _work.Create(document, ct) is Written.Done : await Replace(document, ct))) return false;
        await BringToTrail(document, ct);
        return true;
    }

    /// <inheritdoc/>
    public async Task<PersonCase?> Find(string caseId, CancellationToken ct) => await _work.Find<CaseDocument>(CaseDocument.Partition, caseId, ct) is { } found ? await Open(found, ct) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonCase>> Of(string candidateId, CancellationToken ct)
    {
        var found = new List<PersonCase>();
        foreach (var document in await DocumentsOf(candidateId, ct)) found.Add(await Open(document, ct));
        return [.. found.OrderBy(one => one.OpenedAt).ThenBy(one => one.CaseId, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<CasePage> List(CaseQuery query, CancellationToken ct)
    {
        TimePage.CheckSize(query.PageSize);
        // The timer that finishes cases lists them too, so no entry waits for long.
        foreach (var document in await _work.QueryAll<CaseDocument>(new("SELECT * FROM c WHERE c.facets.isUnwritten = true"), CaseDocument.Partition, int.MaxValue, ct)) await BringToTrail(document, ct);
        var found = await _work.QueryAll<CaseDocument>(Query(query), CaseDocument.Partition, query.PageSize + 1, ct);
        return CasePage.Of([.. found.Select(document => document.Case)], query.PageSize);
    }

    /// <inheritdoc/>
    public async Task Deidentify(string candidateId, string certificateId, CancellationToken ct)
    {
        foreach (var id in (await files.MergedInto(candidateId, ct)).Prepend(candidateId))
            foreach (var document in await DocumentsOf(id, ct))
            {
                await BringToTrail(document, ct);
                await _work.Change<CaseDocument>(CaseDocument.Partition, document.Id, stored => stored with { Case = stored.Case.Erased(certificateId), Sealed = null }, ct);
            }
    }

    private async Task<bool> Replace(CaseDocument document, CancellationToken ct)
    {
        while (await _work.Find<CaseDocument>(CaseDocument.Partition, document.Id, ct) is { } stored
            && stored.Case.Version == document.Case.Version - 1 && stored.Case.CandidateId == document.Case.CandidateId)
        {
            await BringToTrail(stored, ct);
            if (await _work.Replace(document with { ETag = stored.ETag }, ct) is Written.Done) return true;
        }
        return false;
    }

    private async Task BringToTrail(CaseDocument document, CancellationToken ct)
    {
        if (document.Unwritten is not { } happened) return;
        await trail.Handle(happened, string.Create(CultureInfo.InvariantCulture, $"{document.Id}.{document.UnwrittenOf}"), ct);
        await _work.Change<CaseDocument>(CaseDocument.Partition, document.Id, stored => stored.UnwrittenOf == document.UnwrittenOf && stored.Unwritten is not null ? stored with { Unwritten = null } : null, ct);
    }

    private Task<IReadOnlyList<CaseDocument>> DocumentsOf(string candidateId, CancellationToken ct)
        => _work.QueryAll<CaseDocument>(new QueryDefinition("SELECT * FROM c WHERE c.facets.caseOf = @id").WithParameter("@id", candidateId), CaseDocument.Partition, int.MaxValue, ct);

    /// <summary>Without the key (it was shredded, and the texts are about to be dropped) a case has no texts.</summary>
    private async Task<PersonCase> Open(CaseDocument document, CancellationToken ct)
    {
        await BringToTrail(document, ct);
        using var key = document.Sealed is null ? null : await keys.FindCandidate(document.Case.CandidateId, ct);
        return key is null ? document.Case : document.Case with { Texts = JsonSerializer.Deserialize<CaseTexts>(key.Open(document.Sealed!, document.Id, Field), CanonicalJson.Options) };
    }

    private static QueryDefinition Query(CaseQuery query) => FilteredQuery.Of("c.facets.dueAt",
        ("c.facets.dueAt > @after", "@after", query.Cursor is { } cursor && TimePage.Position(cursor) is var (due, id) ? SortKeys.Of(due, id) : null),
        ("c.facets.caseState = @state", "@state", query.State?.ToString()),
        ("c.facets.caseOf = @id", "@id", query.CandidateId),
        // Everything that is due in that millisecond sorts before the next one.
        ("c.facets.dueAt < @until", "@until", query.DueBy is { } until ? SortKeys.Time(until.AddMilliseconds(1)) : null));
}
