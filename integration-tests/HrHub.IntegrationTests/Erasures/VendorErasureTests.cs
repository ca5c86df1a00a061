using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Parking;
using HrHub.Core.Vendors;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Erasures;

/// <summary>A vendor whose profile names a call for it is asked to erase.</summary>
public sealed class VendorErasureTests : IAsyncLifetime
{
    private const int Tries = 3;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();
    private readonly List<string> _asked = [];
    private StubServer _vendor = null!;
    private ErasureWorld _world = null!;
    private string _candidateId = "";
    private int _answer;

    public async Task InitializeAsync()
    {
        _vendor = await StubServer.Start();
        _vendor.On("/interviews/MARK-INTERVIEW-1", context =>
        {
            _asked.Add($"{context.Request.Method} {context.Request.Headers.Authorization}");
            context.Response.StatusCode = _answer;
            return Task.CompletedTask;
        });
        _world = new(_folder.Path, new FakeTimeProvider(TestStores.Start), [("Vendors:ProfileDirectory", Profiles()), ("Vendors:Secrets:eraser", "s3cret"), ("Erasure:Tries", $"{Tries}")]);
        _candidateId = await MarkedPerson.Plant(_world, null);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _vendor.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(204)]
    [InlineData(404)]
    public async Task A_vendor_that_has_erased_is_named_with_the_interview_and_the_time(int answer)
    {
        _answer = answer;

        var certificate = (await _world.Erase(_candidateId)).Value!;

        var notice = Assert.Single(certificate.Neighbours);
        Assert.Equal((NeighbourKind.Vendor, "canonical", Ids.InterviewId("canonical", "MARK-INTERVIEW-1"), TestStores.Start, null), (notice.Kind, notice.Name, notice.Subject, notice.ConfirmedAt, notice.Note));
        Assert.True(certificate.IsComplete());
        Assert.True(await _world.Get<VerifyCertificate>().Handle(certificate, None));
        Assert.Equal(["DELETE Bearer s3cret"], _asked);
        Assert.DoesNotContain("MARK-INTERVIEW", JsonSerializer.Serialize(certificate, CanonicalJson.Options), StringComparison.Ordinal);
        Assert.Empty(await _world.Get<IErasures>().Unfinished(10, None));
    }

    [Fact]
    public async Task A_vendor_that_refuses_is_asked_again_then_parked_and_completes_the_certificate_once_it_has_erased()
    {
        _answer = 403;
        var first = (await _world.Erase(_candidateId)).Value!;
        Assert.Equal((false, 1), (first.IsComplete(), first.Revision));
        Assert.NotNull(Assert.Single(first.Neighbours).Note);
        Assert.Empty(await Parked());

        for (var run = 1; run < Tries; run++) await _world.Get<FinishErasures>().Handle(None);
        var parked = Assert.Single(await Parked());
        Assert.Equal((ParkedStage.Erase, "canonical", "erasure-unconfirmed", Tries), (parked.Stage, parked.Neighbour, parked.Reason.Code, parked.Attempts));
        // What is parked waits for a person; and trying again makes no new certificate.
        await _world.Get<FinishErasures>().Handle(None);
        Assert.Equal((Tries, 1), (_asked.Count, (await Certificate()).Revision));

        _answer = 204;
        await _world.Get<ReplayParked>().Replay(parked, None);
        await _world.Get<FinishErasures>().Handle(None);

        var second = await Certificate();
        Assert.Equal((2, true, TestStores.Start), (second.Revision, second.IsComplete(), Assert.Single(second.Neighbours).ConfirmedAt));
        Assert.True(await _world.Get<VerifyCertificate>().Handle(second, None));
        Assert.Equal(Tries + 1, _asked.Count);
        Assert.Empty(await Parked());
        Assert.Empty(await _world.Get<IErasures>().Unfinished(10, None));
    }

    private async Task<IReadOnlyList<ParkedItem>> Parked() => await _world.Get<IParkedItems>().List(new ParkedFilter(), None).ToListAsync();

    private async Task<ErasureCertificate> Certificate() => Assert.Single(await _world.Get<ICertificates>().List(null, 10, None));

    /// <summary>A directory with the canonical profile and an API that erases.</summary>
    private string Profiles()
    {
        using var stream = typeof(ProfileCatalog).Assembly.GetManifestResourceStream("profiles/canonical.json")!;
        var profile = JsonNode.Parse(stream)!;
        profile["api"] = new JsonObject
        {
            ["baseUrl"] = _vendor.Address.GetLeftPart(UriPartial.Authority),
            ["authentication"] = new JsonObject { ["kind"] = "bearer", ["secret"] = "eraser" },
            ["calls"] = new JsonObject { ["drop"] = new JsonObject { ["path"] = "/interviews/{id}", ["delete"] = true } },
            ["erase"] = new JsonObject { ["call"] = "drop", ["id"] = "id" },
        };
        var directory = Directory.CreateDirectory(_folder.File("profiles")).FullName;
        File.WriteAllText(Path.Combine(directory, "canonical.json"), profile.ToJsonString());
        return directory;
    }
}
