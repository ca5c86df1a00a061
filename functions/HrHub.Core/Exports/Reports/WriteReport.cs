using System.Globalization;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using PdfSharp.Pdf;

namespace HrHub.Core.Exports.Reports;

/// <summary>One person's report as PDF: who it is, and of each interview, the newest first, what <see cref="InterviewReport"/> shows.</summary>
public static class WriteReport
{
    /// <param name="file">Of the person, with the interviews that the reader may see.</param>
    /// <param name="settings">Language, clock, mark and what counts as strong or weak.</param>
    /// <returns>The whole document.</returns>
    public static byte[] Handle(CandidateFile file, ReportSettings settings)
    {
        ReportFonts.Install();
        using var document = new PdfDocument();
        var (language, mark) = (settings.Language, settings.Mark);
        document.Language = language is ExportLanguage.Zh ? "zh-CN" : "en";
        (document.Info.Title, document.Info.Author, document.Info.Subject) = ($"{ReportWording.Title.In(language)} {file.CandidateId}", mark.By, mark.Trace ?? "");
        document.Info.CreationDate = TimeZoneInfo.ConvertTime(mark.At, settings.Zone).DateTime;

        using (var canvas = new ReportCanvas(document, $"{mark.By}  {settings.Time(mark.At)}"))
        {
            Person(canvas, file, settings);
            var interviews = file.Interviews.OrderByDescending(interview => interview.Interview.Milestone() ?? DateTimeOffset.MinValue).ToList();
            foreach (var interview in interviews) InterviewReport.Write(canvas, interview, settings);
            if (interviews.Count == 0) canvas.Paragraph(ReportWording.NoInterviews.In(language));
            canvas.Finish(string.Format(CultureInfo.InvariantCulture, ReportWording.Footer.In(language), mark.By, $"{settings.Time(mark.At)}{(mark.Trace is { } trace ? $" · {trace}" : "")}"),
                (page, pages) => string.Format(CultureInfo.InvariantCulture, ReportWording.Page.In(language), page, pages));
        }
        using var output = new MemoryStream();
        document.Save(output, closeStream: false);
        return output.ToArray();
    }

    private static void Person(ReportCanvas canvas, CandidateFile file, ReportSettings settings)
    {
        var language = settings.Language;
        canvas.Paragraph(ReportWording.Title.In(language), size: 10, color: ReportCanvas.Quiet);
        canvas.Paragraph(file.Identity.Name ?? ReportWording.NoName.In(language), size: 22, bold: true);
        canvas.Y += 4;
        canvas.Facts(
            (ReportWording.Candidate.In(language), file.CandidateId), (ReportWording.NationalId.In(language), MaskedNationalId.Of(file.Identity.NationalId)),
            (ReportWording.Phone.In(language), file.Identity.Phone), (ReportWording.Email.In(language), file.Identity.Email),
            (ReportWording.Stage.In(language), SearchWords.OfStage(file.Stage).In(language)), (ReportWording.EmployeeNumber.In(language), file.EmployeeNumber));
    }
}
