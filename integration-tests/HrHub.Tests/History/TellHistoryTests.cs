using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.History;
using HrHub.Core.Records;
using HrHub.Core.Work;
using HrHub.TestKit;

namespace HrHub.Tests.History;

/// <summary>A history holds what its reader may see, and nothing else.</summary>
public sealed class TellHistoryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = TestStores.Start;
    private static readonly Caller Hr = new("hr-1", Role.Hr, "test");
    private readonly TestStores _stores = new("ehr");

    public async Task InitializeAsync()
    {
        var file = People.File("cand-1");
        foreach (var (action, record) in ((string, string)[])[(AuditAction.Commented, "com-1"), .. Enum.GetValues<MaterialPurpose>().Select(purpose => (AuditAction.MaterialAdded, $"mat-{purpose}"))])
        {
            var stored = await _stores.Files.Find("cand-1", default);
            Assert.True(await _stores.Files.Save((stored?.File ?? file) with { Version = (stored?.File.Version ?? 0) + 1 }, stored?.ETag, [], [new() { Chain = "cand-1", Who = Hr, Action = action, Record = record }], default));
        }
        await _stores.Audit.Append(new() { Chain = "cand-1", Who = new("int-5", Role.Interviewer, "test"), Action = AuditAction.Read, FieldClass = "transcript" }, default);
        await _stores.Audit.Append(new() { Chain = "cand-1", Who = new("off-1", Role.Compliance, "test"), Action = AuditAction.HoldPlaced, Record = "hold-1" }, default);
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task By_role_and_stage_it_holds_what_the_tables_open_and_nothing_else()
    {
        foreach (var role in Permissions.Of(Right.ReadHistory))
            foreach (var stage in HiringStages.All)
            {
                var told = JsonSerializer.Serialize(await Tell(role, stage), CanonicalJson.Options);
                bool Shows(string mark) => told.Contains(mark, StringComparison.Ordinal);
                bool Sees(SeenClass cls) => StageSight.Sees(role, stage, cls);
                var isStaff = role is not (Role.Candidate or Role.Compliance);
                Assert.Equal((role, stage, Sees(SeenClass.Transcript), Sees(SeenClass.Scores)), (role, stage, Shows("MARK-TRANSCRIPT"), Shows("MARK-RECOMMENDATION")));
                // One's own dispute, and for staff everybody's.
                Assert.Equal((role, stage, role is not Role.Compliance && Sees(SeenClass.Scores), isStaff && Sees(SeenClass.Scores)), (role, stage, Shows("MARK-OWN-DISPUTE"), Shows("MARK-STAFF-DISPUTE")));
                foreach (var purpose in Enum.GetValues<MaterialPurpose>()) Assert.Equal((role, stage, purpose, StageSight.Sees(role, stage, purpose)), (role, stage, purpose, Shows($"MARK-{purpose}.pdf")));
                Assert.Equal((role, role is Role.Hr or Role.HrAdmin), (role, Shows("MARK-WHY-BACK")));
                Assert.Equal((role, role is Role.Compliance || Sees(SeenClass.Comments)), (role, Shows("commentAdded")));
                Assert.Equal((role, role is Role.Compliance, role is not Role.Candidate), (role, Shows("int-5"), Shows("holdPlaced")));
                Assert.Equal((role, role is not Role.Candidate), (role, Shows("hr-1")));
            }
    }

    [Fact]
    public async Task What_it_says_it_says_in_both_languages()
    {
        foreach (var role in Permissions.Of(Right.ReadHistory))
            Assert.All(await Tell(role, HiringStages.Hired), entry =>
            {
                Assert.Contains(entry.Text.Zh, letter => letter is >= '一' and <= '鿿');
                Assert.NotEqual(entry.Text.Zh, entry.Text.En);
            });
    }

    private Task<IReadOnlyList<HistoryEntry>> Tell(Role role, string stage)
        => new TellHistory(_stores.Files, _stores.Audit, _stores.SyncStates, _stores.Parked).Handle(File(stage), new(new("reader", role, "test"), stage), null, default);

    private static CandidateFile File(string stage)
    {
        var interview = new InterviewFile
        {
            Interview = People.Interview("i-1"), Parts = [], Folder = "",
            Revisions = [Revision("transcript[0].text", "MARK-TRANSCRIPT"), Revision("recommendation", "MARK-RECOMMENDATION")],
            Disputes = [Dispute("dis-1", "MARK-OWN-DISPUTE", Role.Candidate), Dispute("dis-2", "MARK-STAFF-DISPUTE", Role.Interviewer)],
        };
        return People.File("cand-1").With(interview) with
        {
            Stage = stage,
            Work = new()
            {
                Comments = [new() { CommentId = "com-1", Text = "MARK-COMMENT", By = "hr-1", At = At }],
                Materials = [.. Enum.GetValues<MaterialPurpose>().Select(purpose => new Material
                {
                    MaterialId = $"mat-{purpose}", Purpose = purpose, Kind = MaterialKind.Pdf, ContentType = "application/pdf", FileName = $"MARK-{purpose}.pdf", By = "hr-1", At = At, Scan = MaterialScan.NotScanned,
                    Sealed = new() { ObjectName = "o", WrappedKey = [], Length = 1, Sha256 = "", PrefixSha256 = [] },
                })],
                Moves = [new(HiringStages.HumanInterview, HiringStages.AiInterview, "hr-1", At, "MARK-WHY-BACK")],
            },
        };
    }

    private static Revision Revision(string field, string text) => new() { RevisionId = $"rev-{field}", Field = field, Old = JsonValue.Create("before"), New = JsonValue.Create(text), By = "hr-1", At = At };

    private static Dispute Dispute(string id, string reason, Role openedAs) => new()
    {
        DisputeId = id, Field = "overall", Reason = reason, AsDisputed = JsonValue.Create(82), OpenedBy = openedAs is Role.Candidate ? "cand-1" : "staff-9", OpenedAs = openedAs, OpenedAt = At, Assignee = "hr-1", AssignedAt = At, DueAt = At.AddDays(3),
    };
}
