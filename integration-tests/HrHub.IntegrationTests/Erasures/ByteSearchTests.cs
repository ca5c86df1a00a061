using System.Security.Cryptography;
using System.Text;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Disputes;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Invitations;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Pipeline.Exports;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using HrHub.TestKit.Exports;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Erasures;

public sealed class ByteSearchTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider _clock = new(TestStores.Start);

    [Fact]
    public async Task After_an_erasure_no_byte_on_disk_and_no_backup_leads_to_the_person()
    {
        using var folder = new TempFolder();
        await using var vendor = await StubServer.Start();
        await using var world = new ErasureWorld(folder.Path, _clock, mediaHost: vendor.Authority);
        var candidateId = await MarkedPerson.Plant(world, vendor);
        var file = (await world.Get<ICandidateFiles>().Find(candidateId, None))!.File;
        var sealedVideo = Assert.Single(file.Interviews[0].SealedMedia).Value;
        var tokens = await Tokens(world);
        await ParkWhatNobodyCouldRead(world);
        await ParkAPush(world, candidateId);
        await world.Get<IEmployeeIds>().Store("ehr", "MARK-EMPLOYEE", "MARK-REMOTE", None);
        await Dispute(world, candidateId, file);
        await Invite(world, candidateId);
        var export = (await OrderedExport.In(world, new() { Name = MarkedPerson.Name })).JobId;
        await world.Get<WriteExports>().Handle(None);
        var copies = Copy(folder.Path);

        // The search is worth something: what is stored in the clear is found before, and the person can be read.
        Assert.NotEmpty(StoredTraces.Find(folder.Path, [candidateId, sealedVideo.ObjectName]));
        Assert.NotEmpty(StoredTraces.FindBytes(folder.Path, tokens));
        Assert.Equal(MarkedPerson.Name, file.Identity.Name);
        Assert.Contains(MarkedPerson.Email, Encoding.UTF8.GetString(await OrderedExport.Read(world, export)), StringComparison.Ordinal);
        Assert.Equal(MarkedPerson.Video, await Video(world, candidateId, file.Interviews[0].SealedMedia.Keys.Single()));

        var certificate = (await world.Erase(candidateId)).Value!;

        Assert.True(await world.Get<VerifyCertificate>().Handle(certificate, None));
        Assert.Empty(StoredTraces.Find(folder.Path, MarkedPerson.Marks));
        Assert.Equal((1, null), (certificate.Counts["exports"], await world.Get<KeyRing>().FindCandidate(export, None)));
        Assert.Empty(StoredTraces.Find(folder.Path, ["MARK-DISPUTE"]));
        Assert.Null(await world.Get<IDisputeIndex>().Find("dis-marked", None));
        Assert.Empty(StoredTraces.Find(folder.Path, ["MARK-INVITED", "MARK-SESSION"]));
        Assert.Equal((1L, 0), (certificate.Counts["invitations"], (await world.Get<IInvitationIndex>().List(new(), None)).Invitations.Count));
        Assert.Empty(StoredTraces.Find(Path.Combine(folder.Path, "objects"), [sealedVideo.ObjectName]));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Path, "objects"), "*", SearchOption.AllDirectories));
        Assert.DoesNotContain(StoredTraces.FindBytes(folder.Path, tokens), file => !file.StartsWith("backup", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Log, line => MarkedPerson.Marks.Any(line.Contains));
        Assert.Empty(await world.Get<IParkedItems>().List(new ParkedFilter(), None).ToListAsync());
        await NothingInTheCopiesOpens(world, copies, candidateId, sealedVideo.WrappedKey, sealedVideo.ObjectName);
        Assert.Equal([AuditAction.ErasureBegun, AuditAction.KeyShredded, AuditAction.Erased],
            (await world.Get<IAuditLog>().Chain(candidateId, None).ToListAsync()).Select(entry => entry.Event.Action).TakeLast(3));
    }

    [Fact]
    public void The_search_finds_a_text_in_every_form()
    {
        using var folder = new TempFolder();
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes("xx林标记雨"), Encoding.Unicode.GetBytes("x林标记雨"), Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes("x林标记雨x"))),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("x林标记雨x"))), Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("xx林标记雨yy"))), "\\u6797\\u6807\\u8bb0\\u96e8"u8.ToArray(),
        ];
        foreach (var form in forms)
        {
            File.WriteAllBytes(folder.File("bytes"), form);
            Assert.NotEmpty(StoredTraces.Find(folder.Path, ["林标记雨"]));
        }
    }

    /// <summary>A decided one: while it was open, nothing could be erased.</summary>
    private static async Task Dispute(ErasureWorld world, string candidateId, CandidateFile file)
    {
        var interview = file.Interviews[0].Interview.InterviewId;
        var dispute = new Dispute
        {
            DisputeId = "dis-marked", Field = "recommendation", Reason = "MARK-DISPUTE", Explanation = "MARK-DISPUTE", AsDisputed = "MARK-DISPUTE", OpenedBy = candidateId, OpenedAs = Role.Candidate, OpenedAt = TestStores.Start,
            Assignee = "hr-1", AssignedAt = TestStores.Start, DueAt = TestStores.Start.AddDays(3), State = DisputeState.Confirmed,
        };
        var change = new ChangeDispute(world.Get<IDisputeIndex>(), world.Get<ChangeCandidateFile>());
        Assert.NotNull(await change.Apply(DisputeEntry.Of(candidateId, interview, dispute), (_, filed) => filed.With(dispute), new AuditEvent { Chain = candidateId, Who = ErasureWorld.Officer, Action = AuditAction.DisputeOpened, Record = "dis-marked" }, None));
        Assert.NotNull(await world.Get<IDisputeIndex>().Find("dis-marked", None));
    }

    /// <summary>One that has a link, and whose interview is not filed yet.</summary>
    private static async Task Invite(ErasureWorld world, string candidateId)
    {
        var invitation = new Invitation
        {
            InvitationId = "inv-marked", Person = new() { Name = "MARK-INVITED", Email = "MARK-INVITED@example.com" }, Vendor = "ribbon", PositionCode = "RM-01", RequestedBy = "hr-1", RequestedAt = TestStores.Start,
            State = InvitationState.Made, MadeAt = TestStores.Start, VendorInterviewId = "MARK-SESSION", Link = "https://example.com/MARK-SESSION",
        };
        var file = await world.Get<ChangeCandidateFile>().Apply(candidateId, known => known.With(invitation), new() { Chain = candidateId, Who = ErasureWorld.Officer, Action = AuditAction.Invited, Record = "inv-marked" }, None);
        await world.Get<TrackInvitations>().Handle(file!, "inv-marked", None);
        Assert.Single((await world.Get<IInvitationIndex>().List(new(), None)).Invitations);
    }

    private static async Task<IReadOnlyList<byte[]>> Tokens(ErasureWorld world)
    {
        var indexes = await world.Get<KeyRing>().BlindIndexes(None);
        var hex = indexes.Current.NameTokens(MarkedPerson.Name).Append(indexes.Current.Email(MarkedPerson.Email)).Append(indexes.Current.NationalId(MarkedPerson.NationalId)).ToList();
        // Stored as text in one index and as bytes in the other.
        return [.. hex.Select(Encoding.ASCII.GetBytes), .. hex.Select(Convert.FromHexString)];
    }

    /// <summary>Words of the person in a body that no profile line could read.</summary>
    private static async Task ParkWhatNobodyCouldRead(ErasureWorld world)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"vendorInterviewId":"other-1","status":"no such status","recommendation":"MARK-RECOMMENDATION","candidate":{"email":"{{{MarkedPerson.Email}}}"}}""");
        Assert.Equal(InboxState.Parked, (await world.Deliver("canonical", body, "msg-unreadable")).State);
        // A large one lies in an object of its own.
        var large = Encoding.UTF8.GetBytes($$"""{"vendorInterviewId":"other-2","status":"no such status","candidate":{"email":"{{MarkedPerson.Email}}"},"recommendation":"{{new string('x', 300_000)}}"}""");
        Assert.NotNull((await world.Deliver("canonical", large, "msg-large")).BodyObject);
    }

    private static Task ParkAPush(ErasureWorld world, string candidateId) => world.Get<IParkedItems>().Park(new()
    {
        Id = ParkedItem.IdOf(ParkedStage.Push, candidateId, "ehr"), Stage = ParkedStage.Push, Neighbour = "ehr", Subject = candidateId, CandidateId = candidateId, Reason = new("refused", "The system answered 400."),
        ParkedAt = TestStores.Start, Attempts = 1, ReplayEntity = Entities.CandidateChanged, ReplayBody = "{}",
    }, None);

    /// <summary>What a backup of the records and of the sealed objects takes with it, the logs included.</summary>
    private static string Copy(string folder)
    {
        var backup = Directory.CreateDirectory(Path.Combine(folder, "backup")).FullName;
        foreach (var path in Directory.EnumerateFiles(folder, "records.db*").Where(path => !path.EndsWith("-shm", StringComparison.Ordinal))) File.Copy(path, Path.Combine(backup, Path.GetFileName(path)));
        return backup;
    }

    private static async Task NothingInTheCopiesOpens(ErasureWorld world, string backup, string candidateId, byte[] wrappedKey, string objectName)
    {
        var keys = world.Get<KeyRing>();
        Assert.Null(await keys.FindCandidate(candidateId, None));
        await Assert.ThrowsAsync<CryptographicException>(() => Core.Media.Sealing.DataKey.Unwrap(wrappedKey, objectName, keys, None));
        var opened = new SqliteConnectionStringBuilder { DataSource = Path.Combine(backup, "records.db"), Pooling = false }.ToString();
        await using var connection = new SqliteConnection(opened);
        await connection.OpenAsync();
        var sealedValues = new List<byte[]>();
        foreach (var table in new[] { "candidates", "interviews", "raw_deliveries" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT sealed FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) sealedValues.Add(reader.GetFieldValue<byte[]>(0));
        }
        Assert.Equal(3, sealedValues.Count);
        Assert.All(sealedValues, value => Assert.Equal(candidateId, SealingKey.KeyIdOf(value)));
    }

    private static async Task<byte[]> Video(ErasureWorld world, string candidateId, string mediaId)
    {
        var open = new OpenMedia(world.Get<ICandidateFiles>(), world.Get<ISealedObjects>(), world.Get<KeyRing>());
        await using var media = (await open.Handle(candidateId, mediaId, None)).Value!;
        using var bytes = new MemoryStream();
        await media.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
