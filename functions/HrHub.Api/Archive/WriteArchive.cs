using System.IO.Compression;
using System.Text;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Exports;
using HrHub.Core.Media;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Core.Work;

namespace HrHub.Api.Archive;

/// <summary>
/// Writes everything held about a person as a zip: a page to read (<c>index.html</c>), the same and more as JSON, what vendors sent byte for byte, videos and
/// documents, which systems were told of it, and who did what with it; of files that were merged into the person's too. Nothing is held in memory but one delivery and one chunk of a video.
/// </summary>
public sealed class WriteArchive(ICandidateFiles files, ICases cases, ISyncStates states, IAuditLog audit, OpenMedia media)
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    /// <param name="file">Whose.</param>
    /// <param name="output">Written forwards only, and asynchronously only; left open.</param>
    /// <param name="ct">Cancels between blocks.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Something stored was changed: the archive breaks off rather than leave it out.</exception>
    public async Task Handle(CandidateFile file, Stream output, CancellationToken ct)
    {
        await using var forwards = new ForwardStream(output);
        await using (var zip = await ZipArchive.CreateAsync(forwards, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct)) await Fill(zip, file, ct);
        await forwards.FlushAsync(ct);
    }

    private async Task Fill(ZipArchive zip, CandidateFile file, CancellationToken ct)
    {
        var ids = await files.IdsOf(file.CandidateId, ct);
        var (asked, told) = (new List<PersonCase>(), new List<SyncState>());
        foreach (var id in ids)
        {
            asked.AddRange(await cases.Of(id, ct));
            told.AddRange(await states.Of(id, ct));
        }
        var captured = file.Interviews.SelectMany(interview => interview.Captured.Values.Where(item => interview.SealedMedia.ContainsKey(item.MediaId))).ToList();
        await Add(zip, "index.html", Encoding.UTF8.GetBytes(new ArchiveSummary(file, asked, told, captured.ToDictionary(item => item.MediaId, MediaFile.NameOf)).ToHtml()), ct);
        await Add(zip, "person.json", new
        {
            file.CandidateId, file.CreatedAt, file.ChangedAt, file.Identity, file.Corrections, file.EmployeeNumber, file.Results, file.Invitations, file.Stage, file.Work.Comments, file.Work.Moves,
            Materials = file.Work.Materials.Select(material => new { material.MaterialId, material.Purpose, material.FileName, material.ContentType, material.By, material.At, material.Sealed.Length, material.Sealed.Sha256, File = NameOf(material) }), file.Retention, file.Due,
        }, ct);
        await Add(zip, "requests.json", asked, ct);
        await Add(zip, "systems.json", told, ct);
        foreach (var interview in file.Interviews)
        {
            // Without the wrapped keys and upload marks, which are the hub's and say nothing about the person.
            await Add(zip, $"interviews/{interview.Interview.InterviewId}.json", new { interview.Interview, interview.Folder, interview.Tags, interview.IdentityConflicts, interview.Captured, interview.Revisions, interview.Disputes, interview.Parts }, ct);
            await AddDeliveries(zip, file.CandidateId, interview, ct);
        }
        foreach (var item in captured) await AddMedia(zip, file.CandidateId, item, ct);
        foreach (var material in file.Work.Materials)
            await using (var opened = await media.Open(material.Sealed, material.ContentType, ct)) await AddContent(zip, NameOf(material), opened, ct);
        await AddTrail(zip, ids, ct);
    }

    private async Task AddDeliveries(ZipArchive zip, string candidateId, InterviewFile interview, CancellationToken ct)
    {
        foreach (var deliveryId in interview.DeliveryIds())
            if (await files.RawDelivery(candidateId, deliveryId, ct) is { } body) await Add(zip, $"deliveries/{deliveryId.Replace(':', '-')}.json", body, ct);
    }

    private async Task AddMedia(ZipArchive zip, string candidateId, MediaItem item, CancellationToken ct)
    {
        var opened = (await media.Handle(candidateId, item.MediaId, ct)).Value ?? throw new InvalidOperationException($"The item {item.MediaId} went away while the archive was written.");
        await using (opened) await AddContent(zip, MediaFile.NameOf(item), opened, ct);
    }

    private static async Task AddContent(ZipArchive zip, string name, OpenedMedia opened, CancellationToken ct)
    {
        // Videos are compressed already.
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(ct);
        await opened.Content.CopyToAsync(entry, ct);
    }

    private async Task AddTrail(ZipArchive zip, IReadOnlyList<string> candidateIds, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry("audit.ndjson").OpenAsync(ct);
        foreach (var candidateId in candidateIds)
        {
            await foreach (var happened in audit.Chain(candidateId, ct)) await AddLine(entry, happened, ct);
            // Whom else the page showed is not for this person.
            await foreach (var listed in audit.Showing(candidateId, ct)) await AddLine(entry, listed with { Event = listed.Event with { Shown = [candidateId] } }, ct);
        }
    }

    private static async Task AddLine(Stream entry, AuditEntry happened, CancellationToken ct)
        => await entry.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(happened, CanonicalJson.Options), (byte)'\n'], ct);

    private static Task Add<T>(ZipArchive zip, string name, T document, CancellationToken ct) => Add(zip, name, JsonSerializer.SerializeToUtf8Bytes(document, Indented), ct);

    private static async Task Add(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }

    private static string NameOf(Material material) => $"materials/{material.MaterialId}{MaterialType.Extension(material.ContentType)}";
}
