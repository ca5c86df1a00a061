using HrHub.Core.Vendors.Api;

namespace HrHub.IntegrationTests.VendorApis;

public sealed class EraseCallTests
{
    private static readonly ApiCall Erase = new() { Path = "/interviews/{id}", Delete = true };

    [Theory]
    [InlineData(200, nameof(ApiResult.Gone))]
    [InlineData(202, nameof(ApiResult.Gone))]
    [InlineData(204, nameof(ApiResult.Gone))]
    [InlineData(404, nameof(ApiResult.Gone))]
    [InlineData(410, nameof(ApiResult.Gone))]
    [InlineData(403, nameof(ApiResult.Refused))]
    [InlineData(503, nameof(ApiResult.Unavailable))]
    public async Task A_vendor_is_asked_to_erase_by_DELETE_and_any_success_means_that_it_is_gone(int status, string result)
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("DELETE /interviews/7", status);

        Assert.Equal(result, (await bench.Ask(Erase, null, ("id", "7"))).GetType().Name);
        Assert.All(bench.Stub.Requests, request => Assert.Equal("DELETE", request.Method));
    }

    [Fact]
    public void Only_the_call_that_the_profile_names_for_it_may_delete()
    {
        VendorApiRules Rules(EraseRule? erase, bool delete) => new() { BaseUrl = "https://vendor.example.com", Calls = new Dictionary<string, ApiCall> { ["drop"] = Erase with { Delete = delete } }, Erase = erase };
        var named = new EraseRule { Call = "drop", Id = "id" };

        Assert.Empty(Rules(named, delete: true).Check());
        Assert.Single(Rules(null, delete: true).Check());
        Assert.Single(Rules(named, delete: false).Check());
        Assert.Single(Rules(named with { Id = "other" }, delete: true).Check());
    }
}
