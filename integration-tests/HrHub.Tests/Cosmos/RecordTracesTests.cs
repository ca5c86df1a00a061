using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.TestKit;
using HrHub.Local.Sandbox.Cosmos.Store;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Audit;

namespace HrHub.Tests.Cosmos;

/// <summary>What the documents of the records show to whoever reads them, and what is left after an erasure.</summary>
public sealed class RecordTracesTests : IAsyncLifetime
{
    private static readonly string[] Secrets = ["林小雨", "990101199902290018", "xiaoyu.lin", "13800138000", "我带过五个人的团队", "E0042"];
    // A name in escapes would be found by nobody.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly TestStores _local = new();
    private CosmosWorld _world = null!;

    public async Task InitializeAsync() => _world = await CosmosWorld.Start();

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _local.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_that_names_a_person_is_readable_and_after_the_erasure_only_marks_and_the_audit_trail_are_left()
    {
        var marks = new ErasedMarks(_world.Database);
        var (files, index) = (new CosmosCandidateFiles(_world.Database, marks, _local.Keys, ["ehr"]), new CosmosCandidateIndex(_world.Database));
        var interview = People.Interview("i-1").InterviewId;
        await index.Claim($"interview:{interview}", "cand-1", default);
        await index.Claim("email:0123", "cand-1", default);
        await files.Save(People.File("cand-1", People.Interview("i-1")) with { EmployeeNumber = "E0042" }, null, [new("canonical:id-1", Encoding.UTF8.GetBytes("""{"name":"林小雨"}"""))], [AuditBench.Event("cand-1", AuditAction.Filed)], default);
        Assert.Contains(Stored(), text => text.Contains("2026-autumn", StringComparison.Ordinal));
        foreach (var secret in Secrets) Assert.DoesNotContain(Stored(), text => text.Contains(secret, StringComparison.Ordinal));

        await marks.Mark("cand-1", ["cand-1"], [interview], default);
        foreach (var store in (IForgetting[])[files, index]) await store.Forget(new() { CandidateIds = ["cand-1"], InterviewIds = [interview], InboxIds = ["canonical:id-1"] }, default);

        Assert.Equal(["audit-head", "audit:000000000001", "erased", "file"], new[] { "candidates", "index" }.SelectMany(Documents).Select(document => document.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Stored(), text => text.Contains("sealed", StringComparison.Ordinal) || text.Contains("2026-autumn", StringComparison.Ordinal));
    }

    private IEnumerable<string> Stored() => new[] { "candidates", "index" }.SelectMany(Documents).Select(document => JsonSerializer.Serialize(document.Body, Readable));

    private IReadOnlyList<StoredDocument> Documents(string container) => _world.Handler.Databases.Find("hrhub", container)!.Documents(null);
}
