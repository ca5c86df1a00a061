using System.Text.Json;
using HrHub.Api.Cases;
using HrHub.Api.Holds;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Pipeline.Capture;
using HrHub.Pipeline.Normalize;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Histories;

/// <summary>A real hub on a folder of its own, driven through its use cases; it can be restarted, and a store call of it can be made to fail.</summary>
internal sealed class HistoryHub(string folder, FakeTimeProvider clock, StubServer vendor) : IAsyncDisposable
{
    public const int MostErasures = 2;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Officer = ErasureWorld.Officer;
    private readonly string _link = vendor.On("/video", MarkedPerson.Video);
    private ErasureWorld _world = null!;
    private int _callsToFault;

    public ICandidateFiles Files => _world.Get<ICandidateFiles>();
    public IErasures Erasures => _world.Get<IErasures>();
    public ICertificates Certificates => _world.Get<ICertificates>();
    public ICases Cases => _world.Get<ICases>();
    public IInbox Inbox => _world.Get<IInbox>();
    public IRetentionRuns Runs => _world.Get<IRetentionRuns>();
    public PolicySet Policies => _world.Get<PolicySet>();

    /// <summary>As with a new process, which may have other settings.</summary>
    public async Task Restart(int policies)
    {
        if (_world is not null) await _world.DisposeAsync();
        _world = new ErasureWorld(folder, clock, Rules.SettingsOf(policies).Append(("Retention:MaxErasures", $"{MostErasures}")), vendor.Authority, Fail);
    }

    /// <returns>False when a store call failed on the way.</returns>
    public async Task<bool> WithFault(int at, Func<Task> action)
    {
        var armed = _callsToFault = at;
        try
        {
            await action();
            return armed == 0 || _callsToFault > 0;
        }
        catch (IOException) when (armed > 0 && _callsToFault == 0)
        {
            return false;
        }
        finally
        {
            _callsToFault = 0;
        }
    }

    public Task<string> Accept(object document, string deliveryId) => _world.Accept("canonical", JsonSerializer.SerializeToUtf8Bytes(document, CanonicalJson.Options), deliveryId);

    public Task Normalize(string inboxId) => _world.Get<NormalizeDelivery>().Handle(new NormalizeMessage(inboxId), None);

    public Task Capture(string candidateId, string interviewId)
        => _world.Get<CaptureMedia>().Handle(new CaptureMessage(candidateId, interviewId, Ids.MediaId(interviewId, MediaKind.Video, "full")), None);

    public Task<CandidateFile?> Change(string candidateId, Func<RetentionState, RetentionState> change, string? employee = null) => _world.Get<ChangeCandidateFile>().Apply(candidateId,
        file => file with { Retention = change(file.Retention), EmployeeNumber = employee ?? file.EmployeeNumber }, new() { Chain = candidateId, Who = Officer, Action = AuditAction.Corrected }, None);

    public Task<Outcome<HoldView>> PlaceHold(string candidateId, DateTimeOffset? until)
        => new PlaceHold(Admit, _world.Get<ChangeCandidateFile>(), new ExplainAbsence(Files, Erasures, Certificates), clock).Handle(candidateId, new() { Why = "Proceedings", Until = until }, Officer, None);

    public Task<Outcome<HoldView>> LiftHold(string candidateId, string holdId) => new LiftHold(Admit, _world.Get<ChangeCandidateFile>(), clock).Handle(candidateId, holdId, Officer, None);

    public Task<Outcome<PersonCase>> Ask(string candidateId, CaseKind kind, string corrected) => new OpenCase(Admit, Files, Cases, Options.Create(new CasesOptions()), clock).Handle(candidateId,
        new() { Kind = kind, Wanted = kind is CaseKind.Correct ? new Dictionary<IdentityField, string> { [IdentityField.Name] = corrected } : null }, Officer, None);

    public async Task<PersonCase> Decide(string caseId, bool granted)
    {
        await new CheckIdentity(Admit, Cases, clock).Handle(caseId, new() { How = "In person." }, null, Officer, None);
        return (await new DecideCase(Admit, Cases, _world.Get<ApplyDecision>(), clock).Handle(caseId, new() { Granted = granted, Reason = "As the law says." }, null, Officer, None)).Value!;
    }

    /// <param name="number">Names the run: two at the same time are two.</param>
    public async Task<RetentionRun> Sweep(int number) => (await _world.Get<SweepRetention>().Handle(new SweepOrder(Caller.Hub($"retention-{number}")), None)).Value!;

    public Task Confirm() => _world.Get<ConfirmRun>().Handle(null, Officer, None);

    public async Task FinishTimers()
    {
        await _world.Get<FinishErasures>().Handle(None);
        await _world.Get<FinishCases>().Handle(None);
    }

    public Task<bool> Verifies(ErasureCertificate certificate) => _world.Get<VerifyCertificate>().Handle(certificate, None);

    public async Task<IReadOnlyList<AuditBreak>> BrokenTrail() => (await new VerifyChains(_world.Get<IAuditEvidence>()).Handle(null, None)).Breaks;

    /// <summary>Everything that can be seen of an interview.</summary>
    /// <returns>Null when its person is erased or marked as such.</returns>
    public async Task<SeenInterview?> Look(string interviewId)
    {
        if (await Erasures.ErasedOwner(interviewId, None) is not null) return null;
        var home = await _world.Get<ResolveCandidate>().Home(interviewId, None);
        var file = home is null ? null : await Files.Home(home, None);
        Assert.True(file?.Find(interviewId) is not null, $"{interviewId} is in no file, and nobody erased it.");
        return await SeenInterview.Of(file!, interviewId, Files);
    }

    /// <summary>What a vendor sends.</summary>
    public object Document(int person, string vendorInterviewId, int stage, ModelInterview interview) => new
    {
        vendorInterviewId,
        // The first word of an interview may not say whose it is.
        candidate = stage == 0 ? new { externalIds = (object?)new { ats = $"ats-{vendorInterviewId}" }, name = (string?)null, email = (string?)null } : new { externalIds = (object?)null, name = (string?)$"人物 {person}", email = (string?)$"person-{person}@example.com" },
        position = new { code = "RM-01", title = "客户经理", family = "sales" },
        batch = "2026-autumn",
        status = stage switch { 0 or 1 => "invited", 2 => "started", 3 => "completed", _ => "scored" },
        result = stage switch { 4 => "final", 5 => "revoked", _ => (string?)null },
        invitedAt = stage < 2 ? interview.TimeOf(0) : (DateTimeOffset?)null,
        startedAt = stage == 2 ? interview.TimeOf(1) : (DateTimeOffset?)null,
        completedAt = stage > 2 ? interview.TimeOf(2) : (DateTimeOffset?)null,
        transcript = stage < 4 ? null : new[] { new { speaker = "candidate", text = "我带过五个人的团队。" } },
        emotions = stage < 4 ? null : new[] { new { label = "calm", intensity = 0.5 } },
        media = stage < 4 ? null : new[] { new { mediaId = "full", kind = "video", sourceUrl = _link } },
    };

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private AdmitCaller Admit => new(Files, _world.Get<IAuditLog>());

    private void Fail(string call)
    {
        if (_callsToFault > 0 && --_callsToFault == 0) throw new IOException($"A fault at {call}.");
    }
}
