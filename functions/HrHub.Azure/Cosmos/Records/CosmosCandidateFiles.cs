using System.Security.Cryptography;
using HrHub.Azure.Cosmos.Records.Saving;
using HrHub.Azure.Cosmos.Records.Search;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>Candidate files on Cosmos DB: one candidate is one partition; facets are members, everything else is sealed under the candidate's key; one batch per change.</summary>
/// <param name="database">The containers.</param>
/// <param name="marks">Who is erased.</param>
/// <param name="keys">Where candidate keys come from.</param>
/// <param name="systems">The downstream systems that must hear of every change.</param>
public sealed class CosmosCandidateFiles(CosmosDatabase database, ErasedMarks marks, KeyRing keys, IReadOnlyList<string> systems) : ICandidateFiles, IForgetting
{
    private const int Tries = 50;
    private readonly HubContainer _candidates = database.Candidates;

    /// <inheritdoc/>
    public string Store => "records";

    /// <inheritdoc/>
    /// <remarks>File and interviews are read one by one: an interview of another version than the file's says that a save came between, and all are read again.</remarks>
    public async Task<Stored?> Find(string candidateId, CancellationToken ct)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await _candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct) is not { IsErased: false } file) return null;
            var interviews = await Task.WhenAll(file.Interviews.Select(interview => _candidates.Find<InterviewDocument>(candidateId, InterviewDocument.IdOf(interview.Id), ct)));
            if (interviews.All(interview => interview?.Version == file.Version)) return await Open(file, interviews!, ct);
        }
        throw new ConcurrentChangeException(candidateId);
    }

    /// <inheritdoc/>
    /// <exception cref="FileTooLargeException">The file does not go into one transaction.</exception>
    public Task<bool> Save(CandidateFile file, string? expected, IReadOnlyList<RawDelivery> raw, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
        => new SaveFile(_candidates, marks, keys, systems).Handle(file, expected, raw, audit, ct);

    /// <inheritdoc/>
    public async Task<byte[]?> RawDelivery(string candidateId, string inboxId, CancellationToken ct)
    {
        if (await _candidates.Find<RawDocument>(candidateId, RawDocument.IdOf(inboxId), ct) is not { } found) return null;
        using var key = await keys.FindCandidate(candidateId, ct) ?? throw new CryptographicException("The candidate's key is gone.");
        return key.OpenRaw(found.Sealed, inboxId);
    }

    /// <inheritdoc/>
    public async Task DropRaw(string candidateId, IReadOnlyCollection<string> inboxIds, CancellationToken ct)
    {
        foreach (var id in inboxIds) await _candidates.Delete(candidateId, RawDocument.IdOf(id), null, ct);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> MergedInto(string candidateId, CancellationToken ct) => _candidates.QueryAll<string>(
        new QueryDefinition("SELECT VALUE c.pk FROM c WHERE c.facets.mergedInto = @id ORDER BY c.pk").WithParameter("@id", candidateId), null, int.MaxValue, ct);

    /// <inheritdoc/>
    public Task<SearchPage> Search(SearchQuery query, CancellationToken ct) => InterviewSearch.Run(_candidates, query, ct);

    /// <inheritdoc/>
    public Task<SearchCounts> Count(SearchQuery query, CancellationToken ct) => InterviewCounts.Run(_candidates, query, ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string?>> Names(IReadOnlyCollection<string> candidateIds, CancellationToken ct)
    {
        var found = await Task.WhenAll(candidateIds.Distinct().Select(id => _candidates.Find<FileDocument>(id, FileDocument.FileId, ct)));
        return await CandidateNames.Open(keys, found.Where(file => file?.Sealed is not null).ToDictionary(file => file!.Pk, file => file!.Sealed!), ct);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PendingMedia>> MediaPending(DateTimeOffset before, int max, CancellationToken ct)
    {
        var waiting = await _candidates.QueryAll<Waiting>(
            new QueryDefinition("SELECT c.pk, c.interviewId, c.pendingMedia FROM c WHERE c.facets.pendingSince < @before ORDER BY c.facets.pendingSince").WithParameter("@before", SortKeys.Time(before)), null, max, ct);
        return [.. waiting.SelectMany(interview => interview.PendingMedia.Select(media => new PendingMedia(interview.Pk, interview.InterviewId, media))).Take(max)];
    }

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct) => new ForgetFiles(_candidates).Handle(traces, ct);

    private async Task<Stored?> Open(FileDocument file, IReadOnlyList<InterviewDocument> interviews, CancellationToken ct)
    {
        using var key = await keys.FindCandidate(file.Pk, ct);
        // Shredded, and about to be deleted. The mark comes before that, but maybe not before the file was read.
        if (key is null && await _candidates.Find<FileDocument>(file.Pk, FileDocument.FileId, ct) is not { ErasedOwner: null }) return null;
        if (key is null) throw new CryptographicException("The candidate's key is gone.");
        var plain = new CandidateFile
        {
            CandidateId = file.Pk,
            Version = file.Version,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(file.CreatedAt),
            ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(file.ChangedAt),
            Stage = file.Stage,
            MergedInto = file.Facets!.MergedInto,
            Due = [.. file.Due.OrderBy(due => due.Class)],
            StampedBy = file.StampedBy,
            Interviews = [.. interviews.OrderBy(interview => interview.InterviewId, StringComparer.Ordinal).Select(interview => key.OpenInterview(interview.Sealed, interview.InterviewId))],
        };
        return new(key.OpenPerson(plain, file.Sealed!), FileTag.Of(file)!);
    }

    private sealed record Waiting(string Pk, string InterviewId, IReadOnlyList<string> PendingMedia);
}
