using System.Globalization;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using PdfSharp.Drawing;

namespace HrHub.Core.Exports.Reports;

/// <summary>One interview within a report: facts, a still of the video where there is one, scores as radar chart and table, strengths and weak points, behaviours with what was said, the beginning of the transcript. No emotions.</summary>
internal static class InterviewReport
{
    /// <summary>Passages of the transcript: an excerpt to remember the conversation by, not the document of it.</summary>
    private const int Passages = 12;

    public static void Write(ReportCanvas canvas, InterviewFile file, ReportSettings settings)
    {
        var (interview, language) = (file.Interview, settings.Language);
        canvas.Heading($"{interview.Position?.Title ?? interview.Position?.Code ?? ReportWording.NoPosition.In(language)} · {interview.Vendor}");
        Facts(canvas, interview, settings);
        if (interview.Result is ResultState.Revoked) canvas.Paragraph(ReportWording.Revoked.In(language), bold: true, color: XColors.Firebrick);
        if (!interview.Provenance.PayloadAuthenticated) canvas.Paragraph(ReportWording.Unsigned.In(language), size: 8.5, color: XColors.Firebrick);
        if (OverallScore.NoteOf(file) is { } note) canvas.Paragraph(note.In(language), size: 8.5, color: XColors.Firebrick);
        if (interview.Recommendation is { Length: > 0 } recommendation) canvas.Paragraph($"{ReportWording.Recommendation.In(language)}  {recommendation}");
        if (settings.Posters.TryGetValue(interview.InterviewId, out var poster)) Poster(canvas, poster);
        ReportScores.Write(canvas, interview, settings);
        Behaviours(canvas, interview, language);
        Transcript(canvas, interview, language);
    }

    private static void Facts(ReportCanvas canvas, Interview interview, ReportSettings settings)
    {
        var language = settings.Language;
        canvas.Facts(
            (ReportWording.At.In(language), interview.Milestone() is { } at ? settings.Time(at) : null),
            (ReportWording.Overall.In(language), interview.Overall is { } overall ? overall.Scaled?.ToString("0.#", CultureInfo.InvariantCulture) ?? overall.Original : null),
            (ReportWording.Department.In(language), interview.Department),
            (ReportWording.Batch.In(language), interview.Batch),
            (ReportWording.Status.In(language), SearchWords.OfStatus(interview.StatusName()).In(language)),
            (ReportWording.Result.In(language), ExportWording.Result(interview.Result)?.In(language)),
            (ReportWording.Duration.In(language), interview.Duration is { } seconds ? $"{seconds / 60:0} {ReportWording.Minutes.In(language)}" : null));
    }

    private static void Poster(ReportCanvas canvas, byte[] poster)
    {
        using var image = XImage.FromStream(new MemoryStream(poster));
        var (width, height) = (200d, 200d * image.PixelHeight / image.PixelWidth);
        canvas.Ensure(height + 12);
        canvas.Page.DrawImage(image, ReportCanvas.Left, canvas.Y + 4, width, height);
        canvas.Y += height + 12;
    }

    private static void Behaviours(ReportCanvas canvas, Interview interview, ExportLanguage language)
    {
        if (interview.Behaviours.Count == 0) return;
        canvas.Heading(ReportWording.Behaviours.In(language));
        foreach (var behaviour in interview.Behaviours)
        {
            canvas.Ensure(30);
            canvas.Paragraph($"{behaviour.Tag}{(behaviour.Count is { } count ? $" · {count} {ReportWording.Times.In(language)}" : "")}{(behaviour.Time is { } time ? $" · {Clock(time)}" : "")}", bold: true);
            if (behaviour.Quote is { Length: > 0 } quote) canvas.Paragraph($"“{quote}”", indent: 12, color: ReportCanvas.Quiet);
        }
    }

    private static void Transcript(ReportCanvas canvas, Interview interview, ExportLanguage language)
    {
        if (interview.Transcript.Count == 0) return;
        canvas.Heading(ReportWording.Transcript.In(language));
        foreach (var line in interview.Transcript.Take(Passages))
        {
            var who = line.Speaker switch { Speaker.Interviewer => ReportWording.Interviewer, Speaker.Candidate => ReportWording.Speaker, _ => ReportWording.System };
            canvas.Ensure(30);
            canvas.Paragraph($"{who.In(language)}{(line.Start is { } start ? $"  {Clock(start)}" : "")}", size: 8.5, color: ReportCanvas.Accent);
            canvas.Paragraph(line.Text);
            canvas.Y += 3;
        }
        if (interview.Transcript.Count > Passages)
            canvas.Paragraph(string.Format(CultureInfo.InvariantCulture, ReportWording.Lines.In(language), interview.Transcript.Count, Passages), size: 8.5, color: ReportCanvas.Quiet);
    }

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(seconds >= 3600 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
