using HrHub.Core.Access;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Retention;

/// <summary>The sweep with the hub's own erasing behind it.</summary>
public sealed class ErasedClassTests
{
    [Fact]
    public async Task A_class_that_was_erased_is_not_due_again_and_the_rest_of_the_file_stays()
    {
        await using var hub = await TestHub.Start(
            ("Retention:Policies:9:Basis", "IL-TEXT"), ("Retention:Policies:9:Kind", "law-orders-erasure"), ("Retention:Policies:9:Classes", "raw-delivery, transcript, emotions"),
            ("Retention:Policies:9:From", "request-received"), ("Retention:Policies:9:Keep", "P0D"), ("Retention:Policies:9:Jurisdiction", "US-IL"));
        var services = hub.Hub.Pipeline;
        var now = TimeProvider.System.GetUtcNow();
        await Save(hub, now);

        var sweep = services.GetRequiredService<SweepRetention>();
        var order = new SweepOrder(Caller.Hub("retention"));
        var proposed = (await sweep.Handle(order, default)).Value!;
        Assert.Equal((RunState.Proposed, 3), (proposed.State, proposed.ByRule.Count));
        Assert.Null((await services.GetRequiredService<ConfirmRun>().Handle(proposed.RunId, new Caller("c-007", Role.Compliance, "test"), default)).Error);

        var done = (await sweep.Handle(order, default)).Value!;

        Assert.Equal((RunState.Done, 1L, 0L), (done.State, done.Erased, done.Failed));
        Assert.Equal(0, (await sweep.Handle(order, default)).Value!.Due);
        var file = (await hub.Files.Find("cand-1", default))!.File;
        Assert.Equal([DataClass.Identity, DataClass.WholeFile], HeldClasses.Of(file));
        Assert.Null(await hub.Files.RawDelivery("cand-1", "d-1", default));
    }

    private static async Task Save(TestHub hub, DateTimeOffset now)
    {
        var part = People.Part("d-1", "i-1", 10, """{"status":"completed","candidate":{"name":"林小雨","email":"xiaoyu.lin@example.com"},"transcript":[{"speaker":"candidate","text":"我带过五个人的团队。"}],"emotions":[{"label":"calm"}]}""", now);
        var interview = hub.Hub.Pipeline.GetRequiredService<InterviewAssembly>().Add(null, [part], CandidateFile.FirstStage);
        var file = new CandidateFile
        {
            CandidateId = "cand-1", Version = 1, CreatedAt = now, ChangedAt = now, Retention = new() { Jurisdiction = "US-IL", ErasureRequestedAt = now.AddHours(-1) },
        }.With(interview);
        Assert.Equal(Enum.GetValues<DataClass>().Except([DataClass.Video]), HeldClasses.Of(file));
        Assert.True(await hub.Files.Save(hub.Hub.Pipeline.GetRequiredService<StampRetention>().Of(file), null, [new("d-1", "{}"u8.ToArray())], [], default));
    }
}
