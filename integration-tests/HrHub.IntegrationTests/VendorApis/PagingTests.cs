using HrHub.Core.Vendors.Api;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.VendorApis;

public sealed class PagingTests
{
    private static readonly ApiCall List = new() { Path = "/list", Answer = ApiBench.Path("items"), Item = ApiBench.Path("@") };

    public static TheoryData<ApiPaging, string[]> Kinds => new()
    {
        { new() { Kind = PagingKind.Page, Parameter = "page", SizeParameter = "per_page", Size = 2 }, ["?page=1&per_page=2", "?page=2&per_page=2", "?page=3&per_page=2", "?page=4&per_page=2"] },
        { new() { Kind = PagingKind.Page, Parameter = "p", First = 0 }, ["?p=0", "?p=1", "?p=2", "?p=3"] },
        { new() { Kind = PagingKind.Offset, Parameter = "offset", SizeParameter = "limit", Size = 2 }, ["?offset=0&limit=2", "?offset=2&limit=2", "?offset=4&limit=2", "?offset=5&limit=2"] },
        { new() { Kind = PagingKind.Cursor, Parameter = "after", Next = ApiBench.Path("meta.next") }, ["", "?after=c%2F1", "?after=c%2F2"] },
        { new() { Kind = PagingKind.Link }, ["", "?from=1", "?from=2"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_paging_reads_every_item_once(ApiPaging paging, string[] queries)
    {
        await using var bench = await ApiBench.Start();
        string[] pages = ["1,2", "3,4", "5", ""];
        var page = 0;
        bench.Stub.On("GET /list", http =>
        {
            var next = page < 2 ? $"\"c/{page + 1}\"" : "null";
            if (paging.Kind is PagingKind.Link && page < 2) http.Response.Headers.Append("Link", $"</list?from=0>; rel=\"first\", </list?from={page + 1}>; rel=\"next\"");
            return http.Response.WriteAsync($$"""{"items":[{{pages[page++]}}],"meta":{"next":{{next}}},"total":5}""");
        });

        var read = new List<string>();
        var profile = bench.Profile(List with { Paging = paging }, name: "list");
        ApiResult.Answer answer;
        string? at = null;
        do
        {
            answer = Assert.IsType<ApiResult.Answer>(await bench.Client.List(profile, null, at, CancellationToken.None));
            read.Add(System.Text.Encoding.UTF8.GetString(answer.Json.Span));
            at = answer.Next;
        }
        while (at is not null);

        Assert.Equal(["[1,2]", "[3,4]", "[5]"], read.Where(items => items != "[]"));
        Assert.Equal(queries, bench.Stub.Requests.Select(request => request.Query));
    }

    [Fact]
    public async Task A_next_link_to_another_host_is_not_asked()
    {
        await using var bench = await ApiBench.Start();
        await using var other = await ApiStub.Start();
        bench.Stub.On("GET /list", http =>
        {
            http.Response.Headers.Append("Link", $"<{other.Address}/list?from=1>; rel=next");
            return http.Response.WriteAsync("""{"items":[1]}""");
        });
        var profile = bench.Profile(List with { Paging = new() { Kind = PagingKind.Link } }, name: "list");

        var first = Assert.IsType<ApiResult.Answer>(await bench.Client.List(profile, null, null, CancellationToken.None));
        Assert.Equal(new ApiResult.Refused(0, "variable"), await bench.Client.List(profile, null, first.Next, CancellationToken.None));
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(SinceFormat.Unix, 0, "?since=1795507200")]
    [InlineData(SinceFormat.UnixMs, 0, "?since=1795507200000")]
    [InlineData(SinceFormat.Iso, 0, "?since=2026-11-24T08%3A00%3A00Z")]
    [InlineData(SinceFormat.Iso, 24, "?since=2026-11-23T08%3A00%3A00Z")]
    [InlineData(SinceFormat.Date, 0, "?since=2026-11-24")]
    public async Task Since_is_sent_as_the_vendor_wants_it(SinceFormat format, int lookBack, string query)
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /list", """{"items":[]}""");
        var profile = bench.Profile(List with { Since = new() { Parameter = "since", Format = format, LookBackHours = lookBack } }, name: "list");

        await bench.Client.List(profile, new DateTimeOffset(2026, 11, 24, 16, 0, 0, TimeSpan.FromHours(8)), null, CancellationToken.None);
        await bench.Client.List(profile, null, null, CancellationToken.None);
        Assert.Equal([query, ""], bench.Stub.Requests.Select(request => request.Query));
    }

    [Fact]
    public async Task A_list_that_is_not_where_the_profile_says_is_not_an_empty_one()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /list", """{"results":[1]}""");

        Assert.Equal(new ApiResult.Refused(200, "failed"), await bench.Client.List(bench.Profile(List, name: "list"), null, null, CancellationToken.None));
    }
}
