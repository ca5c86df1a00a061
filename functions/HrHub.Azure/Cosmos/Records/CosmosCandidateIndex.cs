using HrHub.Core.Erasures;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>Who is who, on Cosmos DB: a key is a partition, so that claims of millions of people spread evenly and each is a point operation.</summary>
public sealed class CosmosCandidateIndex(CosmosDatabase database) : ICandidateIndex, IForgetting
{
    private readonly HubContainer _index = database.Index;
    private readonly ErasedMarks _marks = new(database);

    /// <inheritdoc/>
    public string Store => "candidate-index";

    /// <inheritdoc/>
    public async Task<string?> Find(string key, CancellationToken ct) => (await _index.Find<ClaimDocument>(key, ClaimDocument.ClaimId, ct))?.CandidateId;

    /// <inheritdoc/>
    public async Task<string> Claim(string key, string candidateId, CancellationToken ct)
    {
        while (true)
        {
            if (await _index.Create(ClaimDocument.Of(key, candidateId), ct) is Written.Done)
            {
                await KeepUnlessErased(key, candidateId, ct);
                return candidateId;
            }
            await RefuseErased(key, candidateId, ct);
            // It can be let go of between the conflict and the read: then this one may have it.
            if (await Find(key, ct) is { } holder) return holder;
        }
    }

    /// <inheritdoc/>
    public async Task Move(string key, string candidateId, CancellationToken ct)
    {
        await RefuseErased(key, candidateId, ct);
        await _index.Put(ClaimDocument.Of(key, candidateId), ct);
        await KeepUnlessErased(key, candidateId, ct);
    }

    /// <inheritdoc/>
    public Task DropIdentity(string candidateId, CancellationToken ct)
        => Drop(new QueryDefinition("SELECT c.id, c.pk, c._etag FROM c WHERE c.candidateId = @id AND NOT STARTSWITH(c.pk, 'interview:')").WithParameter("@id", candidateId), ct);

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var deleted = 0L;
        foreach (var id in traces.CandidateIds) deleted += await Drop(new QueryDefinition("SELECT c.id, c.pk, c._etag FROM c WHERE c.candidateId = @id").WithParameter("@id", id), ct);
        return deleted;
    }

    /// <summary>Deletes tokens of this version and older ones.</summary>
    internal Task DropTokens(int version, CancellationToken ct)
        => Drop(new QueryDefinition("SELECT c.id, c.pk, c._etag FROM c WHERE c.identityVersion <= @version").WithParameter("@version", version), ct);

    /// <summary>The claim first, then the mark: whoever forgets the person marked them before, and looks for claims until none is left.</summary>
    private async Task KeepUnlessErased(string key, string candidateId, CancellationToken ct)
    {
        try
        {
            await RefuseErased(key, candidateId, ct);
        }
        catch (Exception refused) when (refused is CandidateErasedException or ErasureUnderWayException)
        {
            if (await _index.Find<ClaimDocument>(key, ClaimDocument.ClaimId, ct) is { } own && own.CandidateId == candidateId) await _index.Delete(key, ClaimDocument.ClaimId, own.ETag, ct);
            throw;
        }
    }

    private async Task RefuseErased(string key, string candidateId, CancellationToken ct)
    {
        if (key.StartsWith(ClaimDocument.OfInterview, StringComparison.Ordinal) && await _marks.OwnerOfInterview(key[ClaimDocument.OfInterview.Length..], ct) is { } erased) throw new CandidateErasedException(erased);
        if (await _marks.OwnerOfCandidate(candidateId, ct) is { } underWay) throw new ErasureUnderWayException(underWay);
    }

    // Until nothing is found: whoever follows an old key to a new one looks for the old one again afterwards, and takes the new one back. What was moved meanwhile stays.
    private async Task<long> Drop(QueryDefinition query, CancellationToken ct)
    {
        for (var deleted = 0L;;)
        {
            var claims = await _index.QueryAll<Held>(query, null, int.MaxValue, ct);
            if (claims.Count == 0) return deleted;
            foreach (var claim in claims)
                if (await _index.Delete(claim.Pk, claim.Id, claim.ETag, ct) is not Written.Conflict) deleted++;
        }
    }

    private sealed record Held(string Id, string Pk, [property: System.Text.Json.Serialization.JsonPropertyName("_etag")] string ETag);
}
