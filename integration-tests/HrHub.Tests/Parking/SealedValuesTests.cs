using HrHub.Core.Keys;
using HrHub.Core.Parking;
using HrHub.TestKit;

namespace HrHub.Tests.Parking;

public sealed class SealedValuesTests : IAsyncLifetime
{
    private const string Name = "林小雨";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new();
    private SealedValues _parked = null!;

    public Task InitializeAsync()
    {
        _parked = new SealedValues(_stores.Parked, _stores.Keys);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("cand-1")]
    public async Task A_name_in_the_wrong_field_is_shown_and_is_in_no_file(string? candidateId)
    {
        if (candidateId is not null) (await _stores.Keys.Candidate(candidateId, None)).Dispose();
        await _parked.Park(Item("normalize:a", candidateId, Name), None);

        Assert.Equal(Name, (await _parked.Find("normalize:a", None))!.Reason.Value);
        Assert.Equal(Name, Assert.Single(await _parked.List(new(), None).ToListAsync()).Reason.Value);
        var kept = (await _stores.Parked.Find("normalize:a", None))!.Reason.Value!;
        Assert.DoesNotContain(Name, kept, StringComparison.Ordinal);
        Assert.Equal(candidateId ?? "epoch-2026-11", SealingKey.KeyIdOf(Convert.FromBase64String(kept)));
        Assert.Empty(StoredBytes.FilesWith(_stores.Folder, Name));
    }

    [Fact]
    public async Task A_value_goes_with_the_candidates_key_and_the_item_still_says_where_to_look()
    {
        (await _stores.Keys.Candidate("cand-1", None)).Dispose();
        await _parked.Park(Item("push:cand-1:ehr", "cand-1", Name), None);
        await _stores.Keys.Shred("cand-1", None);

        var item = (await _parked.Find("push:cand-1:ehr", None))!;

        Assert.Equal(("unknown-label", "scales.level", null), (item.Reason.Code, item.Reason.Field, item.Reason.Value));
    }

    [Fact]
    public async Task A_value_of_another_item_does_not_open()
    {
        await _parked.Park(Item("normalize:a", null, Name), None);
        var moved = (await _stores.Parked.Find("normalize:a", None))!;
        await _stores.Parked.Park(moved with { Id = "normalize:b" }, None);

        Assert.Null((await _parked.Find("normalize:b", None))!.Reason.Value);
    }

    [Fact]
    public async Task An_item_without_a_value_stays_as_it_is()
    {
        await _parked.Park(Item("normalize:a", null, null), None);
        Assert.Equal(Item("normalize:a", null, null), await _parked.Find("normalize:a", None));
    }

    private static ParkedItem Item(string id, string? candidateId, string? value) => new()
    {
        Id = id,
        Stage = ParkedStage.Normalize,
        Neighbour = "micro1",
        Subject = "a",
        CandidateId = candidateId,
        Reason = new("unknown-label", "The vendor sent a label that the profile does not know.", "scales.level", value),
        ParkedAt = TestStores.Start,
        Attempts = 1,
    };
}
