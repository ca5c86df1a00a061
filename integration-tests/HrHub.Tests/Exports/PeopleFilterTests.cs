using FsCheck.Xunit;
using HrHub.Core.Exports.Jobs;

namespace HrHub.Tests.Exports;

/// <summary>Who may be in a file: nobody who is in it is ever denied.</summary>
public sealed class PeopleFilterTests
{
    [Property]
    public void Everybody_who_was_added_may_be_in_it(int[] people, byte expected)
    {
        var filter = PeopleFilter.For(expected);
        foreach (var person in people) filter.Add($"cand-{person}");
        var stored = PeopleFilter.Of([.. filter.ToBytes()]);
        Assert.All(people, person => Assert.True(stored.MayHold($"cand-{person}")));
    }

    [Fact]
    public void Hardly_anybody_else_may_be()
    {
        const int many = 20_000;
        var filter = PeopleFilter.For(many);
        for (var person = 0; person < many; person++) filter.Add($"cand-{person:x8}");
        Assert.Equal(many * 3, filter.ToBytes().Length);
        Assert.InRange(Enumerable.Range(many, 200_000).Count(person => filter.MayHold($"cand-{person:x8}")), 0, 20);
    }

    [Fact]
    public void One_of_nobody_holds_nobody_and_bytes_that_are_none_are_refused()
    {
        Assert.False(PeopleFilter.For(0).MayHold("cand-1"));
        Assert.Throws<InvalidDataException>(() => PeopleFilter.Of([1, 2, 3]));
    }
}
