using HrHub.Core.Erasures;
using HrHub.Core.Records;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="ICandidateIndex"/> promises, on every store.</summary>
public abstract class CandidateIndexContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private const string Email = "email:0123", Phone = "phone:2.4567", Reference = "a key with / \\ ? #:89ab";

    private ICandidateIndex Index => Port.Index;

    [Fact]
    public async Task A_key_belongs_to_the_first_who_claims_it()
    {
        Assert.Null(await Index.Find(Email, default));
        Assert.Equal("cand-1", await Index.Claim(Email, "cand-1", default));
        Assert.Equal("cand-1", await Index.Claim(Email, "cand-2", default));
        Assert.Equal("cand-1", await Index.Claim(Email, "cand-1", default));
        Assert.Equal("cand-1", await Index.Find(Email, default));
    }

    [Fact]
    public async Task Sixteen_who_claim_at_once_hear_the_same_name()
    {
        var holders = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => Index.Claim(Email, $"cand-{number}", default))));
        Assert.Single(holders.Distinct());
        Assert.Equal(holders[0], await Index.Find(Email, default));
    }

    [Fact]
    public async Task A_key_moves_whoever_held_it()
    {
        await Index.Claim(Email, "cand-1", default);
        await Index.Move(Email, "cand-2", default);
        await Index.Move(Phone, "cand-2", default);
        Assert.Equal(("cand-2", "cand-2"), (await Index.Find(Email, default), await Index.Find(Phone, default)));
    }

    [Fact]
    public async Task Letting_go_of_an_identity_leaves_what_leads_to_interviews()
    {
        await Index.Claim("interview:int-1", "cand-1", default);
        foreach (var key in (string[])[Email, Phone, Reference]) await Index.Claim(key, "cand-1", default);
        await Index.Claim("email:other", "cand-2", default);
        await Index.DropIdentity("cand-1", default);
        await Index.DropIdentity("cand-1", default);
        foreach (var key in (string[])[Email, Phone, Reference]) Assert.Null(await Index.Find(key, default));
        Assert.Equal(("cand-1", "cand-2"), (await Index.Find("interview:int-1", default), await Index.Find("email:other", default)));
        Assert.Equal("cand-3", await Index.Claim(Email, "cand-3", default));
    }

    [Fact]
    public async Task Forgetting_drops_every_key_of_a_person_and_counts_them()
    {
        foreach (var key in (string[])[Email, Reference, "interview:int-1"]) await Index.Claim(key, "cand-1", default);
        await Index.Claim(Phone, "cand-2", default);
        await Index.Move(Phone, "cand-1", default);
        await Index.Claim("email:other", "cand-2", default);
        Assert.Equal(4, await ((IForgetting)Index).Forget(new() { CandidateIds = ["cand-1"] }, default));
        Assert.Equal(0, await ((IForgetting)Index).Forget(new() { CandidateIds = ["cand-1"] }, default));
        foreach (var key in (string[])[Email, Reference, Phone, "interview:int-1"]) Assert.Null(await Index.Find(key, default));
        Assert.Equal("cand-2", await Index.Find("email:other", default));
    }

    [Fact]
    public async Task Who_is_erased_takes_no_key_and_what_is_erased_leads_nowhere()
    {
        await Index.Claim(Email, "cand-2", default);
        await Port.Mark("cand-1", ["cand-1"], ["int-1"]);
        foreach (var key in (string[])[Email, Phone])
        {
            await Assert.ThrowsAsync<ErasureUnderWayException>(() => Index.Claim(key, "cand-1", default));
            await Assert.ThrowsAsync<ErasureUnderWayException>(() => Index.Move(key, "cand-1", default));
        }
        await Assert.ThrowsAsync<CandidateErasedException>(() => Index.Claim("interview:int-1", "cand-2", default));
        await Assert.ThrowsAsync<CandidateErasedException>(() => Index.Move("interview:int-1", "cand-2", default));
        Assert.Equal(("cand-2", null, null), (await Index.Find(Email, default), await Index.Find(Phone, default), await Index.Find("interview:int-1", default)));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_changes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.Claim(Email, "cand-1", new CancellationToken(canceled: true)));
        Assert.Null(await Index.Find(Email, default));
    }
}
