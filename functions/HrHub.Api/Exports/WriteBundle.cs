using System.IO.Compression;
using System.Text.Json;
using HrHub.Api.Archive;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Exports;
using HrHub.Core.Media;
using HrHub.Core.Records;

namespace HrHub.Api.Exports;

/// <summary>
/// Writes a folder per person into a zip: report, interviews, media; at the end a table of all of them, which tells who is who, and a note of who made the archive and what was not there. Videos are stored, not deflated, and decrypted
/// as they pass: nothing is held but one file, one report and one chunk. The archive breaks off where something stored was changed, rather than leave it out.
/// </summary>
public sealed class WriteBundle(ReadInterviews interviews, OpenMedia media, MakeReport report)
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    /// <param name="query">Which interviews.</param>
    /// <param name="wanted">What of them.</param>
    /// <param name="settings">Language, clock and mark.</param>
    /// <param name="exporting">Everybody of a page is on the trail before anything of theirs is written.</param>
    /// <param name="output">Written forwards only, and asynchronously only; left open.</param>
    /// <param name="ct">Cancels between blocks.</param>
    public async Task Handle(SearchQuery query, BundleRequest wanted, ExportSettings settings, AuditEvent exporting, Stream output, CancellationToken ct)
    {
        await using var forwards = new ForwardStream(output);
        await using (var zip = await ZipArchive.CreateAsync(forwards, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            var (rows, missing, reported) = (new List<ExportedInterview>(), new List<string>(), new HashSet<string>());
            await foreach (var (seen, interview, hit) in interviews.Open(query, exporting, ct))
            {
                rows.Add(ExportedInterview.Of(seen, interview, hit));
                if (wanted.Reports && reported.Add(seen.CandidateId)) await Add(zip, $"{seen.CandidateId}/report.pdf", await report.Handle(seen, settings.Language, exporting.Who, ct), ct);
                if (wanted.Records) await Add(zip, $"{seen.CandidateId}/interviews/{interview.Interview.InterviewId}.json", Document(interview), ct);
                if (wanted.Videos) await AddMedia(zip, seen.CandidateId, interview, missing, ct);
            }
            await using (var table = await zip.CreateEntry("interviews.csv").OpenAsync(ct)) await WriteCsv.Handle(rows.ToAsyncEnumerable(), settings, table, ct);
            await Add(zip, "about.json", JsonSerializer.SerializeToUtf8Bytes(new { exported = settings.Mark, interviews = rows.Count, missingMedia = missing }, Indented), ct);
        }
        await forwards.FlushAsync(ct);
    }

    private async Task AddMedia(ZipArchive zip, string candidateId, InterviewFile interview, List<string> missing, CancellationToken ct)
    {
        foreach (var item in interview.Captured.Values.Where(item => interview.SealedMedia.ContainsKey(item.MediaId)))
        {
            if ((await media.Handle(candidateId, item.MediaId, ct)).Value is not { } opened)
            {
                // Erased since its file was read.
                missing.Add(item.MediaId);
                continue;
            }
            await using (opened)
            {
                await using var entry = await zip.CreateEntry($"{candidateId}/{MediaFile.NameOf(item)}", CompressionLevel.NoCompression).OpenAsync(ct);
                await opened.Content.CopyToAsync(entry, ct);
            }
        }
    }

    /// <summary>Without emotions, which are sensitive, and without links, which may carry a vendor's token.</summary>
    private static byte[] Document(InterviewFile file)
    {
        var interview = file.Interview;
        interview = interview with
        {
            Candidate = interview.Candidate with { NationalId = MaskedNationalId.Of(interview.Candidate.NationalId) },
            Emotions = [],
            Media = [.. interview.Media.Select(item => item with { SourceUrl = null })],
        };
        return JsonSerializer.SerializeToUtf8Bytes(new { interview, OverallPredatesCorrection = OverallScore.PredatesCorrection(file), file.Folder, file.Tags }, Indented);
    }

    private static async Task Add(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }
}
