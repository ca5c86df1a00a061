using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using HrHub.Azure.Blobs;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Local.Sandbox;
using HrHub.Pipeline.Exports;
using HrHub.TestKit;
using HrHub.TestKit.Blobs;
using HrHub.TestKit.Erasures;
using HrHub.TestKit.Exports;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Erasures;

/// <summary>The same search as <see cref="ByteSearchTests"/> on the adapters of Azure: every document, every byte of Azurite's data directory, and the queue.</summary>
public sealed class ByteSearchOnAzureTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider _clock = new(TestStores.Start);
    private readonly TempFolder _hub = new(), _azurite = new(), _documents = new();
    private SandboxStores _stores = null!;
    private StubServer _vendor = null!;

    public async Task InitializeAsync() => (_stores, _vendor) = (await SandboxStores.Start(_azurite.Path, TimeProvider.System, None), await StubServer.Start());

    public async Task DisposeAsync()
    {
        await _vendor.DisposeAsync();
        await _stores.DisposeAsync();
        foreach (var folder in (TempFolder[])[_hub, _azurite, _documents]) folder.Dispose();
    }

    [Fact]
    public async Task After_an_erasure_no_document_and_no_byte_of_the_blobs_leads_to_the_person()
    {
        var staged = RandomNumberGenerator.GetBytes(4096);
        string candidateId, objectName;
        byte[] sealedBytes;
        IReadOnlyList<byte[]> tokens;
        await using (var world = new ErasureWorld(_hub.Path, _clock, mediaHost: _vendor.Authority, stores: _stores))
        {
            await world.Prepare();
            candidateId = await MarkedPerson.Plant(world, _vendor);
            var file = (await world.Get<ICandidateFiles>().Find(candidateId, None))!.File;
            var (mediaId, reference) = file.Interviews[0].SealedMedia.Single();
            objectName = reference.ObjectName;
            sealedBytes = new byte[512];
            await world.Get<ISealedObjects>().Read(objectName, 0, sealedBytes, None);
            // A capture that broke off: its blocks are staged, and no list of blobs shows them.
            await using (var broken = await world.Get<ISealedObjects>().Upload($"{mediaId}.broken", staged.Length, None)) await broken.Stage(0, staged, None);
            tokens = await PlantMore(world);
            var export = (await OrderedExport.In(world, new() { Name = MarkedPerson.Name })).JobId;
            await world.Get<WriteExports>().Handle(None);
            Assert.Contains(MarkedPerson.Email, Encoding.UTF8.GetString(await OrderedExport.Read(world, export)), StringComparison.Ordinal);

            Assert.Equal(MarkedPerson.Name, file.Identity.Name);
            await IsStored(candidateId, objectName, sealedBytes, staged, tokens);

            var certificate = (await world.Erase(candidateId)).Value!;
            Assert.True(await world.Get<VerifyCertificate>().Handle(certificate, None));
            Assert.Null(await world.Get<KeyRing>().FindCandidate(candidateId, None));
            Assert.Equal((1, null), (certificate.Counts["exports"], await world.Get<KeyRing>().FindCandidate(export, None)));
            Assert.Empty(await world.Get<IParkedItems>().List(new ParkedFilter(), None).ToListAsync());
            Assert.DoesNotContain(world.Log, line => MarkedPerson.Marks.Any(line.Contains));
        }

        Assert.Empty(await Blobs());
        Dump();
        Assert.Empty(StoredTraces.Find(_documents.Path, [.. MarkedPerson.Marks, objectName]));
        Assert.Empty(StoredTraces.FindBytes(_documents.Path, tokens));
        Assert.Empty(StoredTraces.Find(_hub.Path, MarkedPerson.Marks));
        await NothingIsLeftOnAzuritesDisk(sealedBytes, staged);
    }

    /// <summary>Words of the person in bodies that no profile line could read, a large one in an object of its own.</summary>
    /// <returns>The tokens by which the person is found.</returns>
    private static async Task<IReadOnlyList<byte[]>> PlantMore(ErasureWorld world)
    {
        var small = Encoding.UTF8.GetBytes($$$"""{"vendorInterviewId":"other-1","status":"no such status","recommendation":"MARK-RECOMMENDATION","candidate":{"email":"{{{MarkedPerson.Email}}}"}}""");
        Assert.Equal(InboxState.Parked, (await world.Deliver("canonical", small, "msg-unreadable")).State);
        var large = Encoding.UTF8.GetBytes($$"""{"vendorInterviewId":"other-2","status":"no such status","candidate":{"email":"{{MarkedPerson.Email}}"},"recommendation":"{{new string('x', 300_000)}}"}""");
        Assert.NotNull((await world.Deliver("canonical", large, "msg-large")).BodyObject);
        var index = (await world.Get<KeyRing>().BlindIndexes(None)).Current;
        string[] tokens = [.. index.NameTokens(MarkedPerson.Name), index.Email(MarkedPerson.Email), index.NationalId(MarkedPerson.NationalId)];
        return [.. tokens.Select(Encoding.ASCII.GetBytes)];
    }

    /// <summary>The search is worth something: what it will not find was there.</summary>
    private async Task IsStored(string candidateId, string objectName, byte[] sealedBytes, byte[] staged, IReadOnlyList<byte[]> tokens)
    {
        Dump();
        Assert.NotEmpty(StoredTraces.Find(_documents.Path, [candidateId]));
        Assert.NotEmpty(StoredTraces.FindBytes(_documents.Path, tokens));
        Assert.Contains(objectName, await Blobs());
        Assert.NotEmpty(StoredTraces.FindBytes(_azurite.Path, [sealedBytes]));
        Assert.NotEmpty(StoredTraces.FindBytes(_azurite.Path, [staged]));
    }

    /// <summary>Azurite keeps the bytes of deleted blobs for a while: its collector is made to run first. What then is left, it would keep.</summary>
    private async Task NothingIsLeftOnAzuritesDisk(byte[] sealedBytes, byte[] staged)
    {
        await using var collected = await AzuriteDisk.Collect(_stores.Blobs);
        await Eventually.Holds(() => StoredTraces.FindBytes(_azurite.Path, [sealedBytes, staged]).Count == 0, seconds: 60);
        Assert.Empty(StoredTraces.Find(_azurite.Path, MarkedPerson.Marks));
    }

    /// <summary>Every document as it is stored now, into files that can be searched.</summary>
    private void Dump()
    {
        foreach (var path in Directory.EnumerateFiles(_documents.Path)) File.Delete(path);
        foreach (var (container, document) in _stores.Cosmos.Stored.Everything())
            File.AppendAllText(_documents.File($"{container}.jsonl"), document.Body.GetRawText() + "\n");
    }

    private async Task<IReadOnlyList<string>> Blobs()
    {
        var container = new BlobServiceClient(_stores.Blobs.Connection).GetBlobContainerClient(BlobContainers.ObjectsName);
        return [.. await container.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.All }).Select(blob => blob.Name).ToListAsync()];
    }
}
