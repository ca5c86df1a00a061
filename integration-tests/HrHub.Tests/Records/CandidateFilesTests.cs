using System.Text;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Records;

public sealed class CandidateFilesTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new("ehr", "training");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task Nothing_that_names_a_person_is_readable_in_the_files_on_disk()
    {
        var raw = new RawDelivery("canonical:id-1", Encoding.UTF8.GetBytes("""{"name":"林小雨"}"""));
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [raw], [], None);

        Assert.NotEmpty(StoredBytes.FilesWith(_stores.Folder, "2026-autumn"));
        foreach (var secret in new[] { "林小雨", "990101199902290018", "xiaoyu.lin", "13800138000", "我带过五个人的团队" })
            Assert.Empty(StoredBytes.FilesWith(_stores.Folder, secret));
        Assert.Equal(raw.Body.ToArray(), await _stores.Files.RawDelivery("cand-1", raw.InboxId, None));
    }
}
