using HrHub.Core.Vendors.Api;

namespace HrHub.Tests.Vendors;

/// <summary>What a profile may say of the calls that take back, erase and follow an interview.</summary>
public sealed class ApiCallsOfInterviewsTests
{
    private static readonly ApiCall Close = new() { Path = "/sessions/{id}", Delete = true }, Look = new() { Path = "/sessions/{id}" };

    [Fact]
    public void A_call_that_deletes_is_named_by_what_takes_back_or_erases() => Assert.Empty(Faults(new() { ["close"] = Close, ["look"] = Look }, cancel: new() { Call = "close", Id = "id" }, follow: new() { Call = "look", Id = "id" }));

    [Fact]
    public void One_call_may_do_both() => Assert.Empty(Faults(new() { ["close"] = Close }, cancel: new() { Call = "close", Id = "id" }, erase: new() { Call = "close", Id = "id" }));

    [Fact]
    public void Whatever_else_deletes_is_refused() => Assert.Equal(["api.calls.close.delete"], Faults(new() { ["close"] = Close }));

    [Fact]
    public void What_takes_back_must_delete_and_name_the_interview()
    {
        Assert.Equal(["api.cancel.call"], Faults(new() { ["look"] = Look }, cancel: new() { Call = "look", Id = "id" }));
        Assert.Equal(["api.cancel.call"], Faults([], cancel: new() { Call = "close", Id = "id" }));
        Assert.Equal(["api.cancel.id"], Faults(new() { ["close"] = Close }, cancel: new() { Call = "close", Id = "uid" }));
    }

    [Fact]
    public void What_follows_must_name_a_call_and_the_interview()
    {
        Assert.Equal(["api.follow.call"], Faults([], follow: new() { Call = "look", Id = "id" }));
        Assert.Equal(["api.follow.id"], Faults(new() { ["look"] = Look }, follow: new() { Call = "look", Id = "uid" }));
    }

    private static IEnumerable<string> Faults(Dictionary<string, ApiCall> calls, EraseRule? cancel = null, EraseRule? erase = null, RefreshRule? follow = null)
        => new VendorApiRules { BaseUrl = "https://api.example.com", Calls = calls, Cancel = cancel, Erase = erase, Follow = follow }.Check().Select(fault => fault.Path);
}
