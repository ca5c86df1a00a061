using HrHub.Core.Erasures;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Erasures;

/// <summary>A writer that looked before an erasure and takes its keys after it.</summary>
public sealed class ErasedClaimTests : IAsyncLifetime
{
    private readonly TestStores _stores = new();

    public async Task InitializeAsync()
    {
        var erasures = new SqliteErasures(_stores.Local.Records, _stores.Clock);
        var erasure = new Erasure { ErasureId = "era-1", CandidateId = "cand-1", Basis = "PIPL-3Y", BeganAt = TestStores.Start };
        await erasures.Begin(erasure, default);
        var traces = new Traces { CandidateIds = ["cand-1"], InterviewIds = ["int-1"] };
        await erasures.AdvanceToGathered(erasure with { Step = ErasureStep.Gathered, Traces = traces }, [], default);
        await _stores.Index.Forget(traces, default);
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task No_key_is_taken_for_an_erased_candidate()
    {
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => _stores.Index.Claim("email:1", "cand-1", default));
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => _stores.Index.Claim("interview:int-2", "cand-1", default));
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => _stores.Index.Move("email:1", "cand-1", default));
        Assert.Null(await _stores.Index.Find("email:1", default));
        Assert.Null(await _stores.Index.Find("interview:int-2", default));
    }

    [Fact]
    public async Task An_erased_interview_is_taken_for_nobody()
    {
        Assert.Equal("cand-1", (await Assert.ThrowsAsync<CandidateErasedException>(() => _stores.Index.Claim("interview:int-1", "cand-2", default))).CandidateId);
        await Assert.ThrowsAsync<CandidateErasedException>(() => _stores.Index.Move("interview:int-1", "cand-2", default));
        Assert.Null(await _stores.Index.Find("interview:int-1", default));
    }

    [Fact]
    public async Task Others_take_the_keys_that_the_erased_person_had() => Assert.Equal("cand-2", await _stores.Index.Claim("email:1", "cand-2", default));
}
