using System.Globalization;
using HrHub.Core.Canonical;
using PdfSharp.Drawing;

namespace HrHub.Core.Exports.Reports;

/// <summary>The scores of an interview: the chart with strengths and weak points beside it, then the table.</summary>
internal static class ReportScores
{
    private static readonly XColor Strong = XColor.FromArgb(0x2E, 0x7D, 0x4F), Weak = XColor.FromArgb(0xB4, 0x53, 0x09);

    public static void Write(ReportCanvas canvas, Interview interview, ReportSettings settings)
    {
        if (interview.Dimensions.Count == 0) return;
        canvas.Heading(ReportWording.Scores.In(settings.Language));
        var scored = interview.Dimensions.Where(dimension => dimension.Score?.Scaled is not null).Select(dimension => (dimension.Label, Score: dimension.Score!.Scaled!.Value)).ToList();
        if (scored.Count is >= RadarChart.Fewest and <= RadarChart.Most) Chart(canvas, scored, settings);
        else Points(canvas, scored, ReportCanvas.Left, settings);
        Table(canvas, interview, settings);
    }

    private static void Chart(ReportCanvas canvas, List<(string Label, double Score)> scored, ReportSettings settings)
    {
        const double height = 230, width = 300;
        canvas.Ensure(height);
        var top = canvas.Y;
        RadarChart.Draw(canvas, new XRect(ReportCanvas.Left, top, width, height), scored);
        canvas.Y = top + 30;
        Points(canvas, scored, ReportCanvas.Left + width + 14, settings);
        canvas.Y = Math.Max(canvas.Y, top + height + 6);
    }

    private static void Points(ReportCanvas canvas, List<(string Label, double Score)> scored, double x, ReportSettings settings)
    {
        List(ReportWording.Strengths.In(settings.Language), "▲", Strong, scored.Where(one => one.Score >= settings.StrengthFrom).OrderByDescending(one => one.Score));
        canvas.Y += 8;
        List(ReportWording.WeakPoints.In(settings.Language), "▼", Weak, scored.Where(one => one.Score < settings.WeakBelow).OrderBy(one => one.Score));

        void List(string title, string sign, XColor color, IEnumerable<(string Label, double Score)> points)
        {
            canvas.Line(title, x, canvas.Y + 10, 170, 10, bold: true, color);
            canvas.Y += 18;
            var found = points.Take(5).ToList();
            foreach (var (label, score) in found)
            {
                canvas.Line($"{sign} {label}  {Number(score)}", x, canvas.Y + 9, 170);
                canvas.Y += 15;
            }
            if (found.Count > 0) return;
            canvas.Line(ReportWording.None.In(settings.Language), x, canvas.Y + 9, 170, color: ReportCanvas.Quiet);
            canvas.Y += 15;
        }
    }

    private static void Table(ReportCanvas canvas, Interview interview, ReportSettings settings)
    {
        const double bar = 190, score = 370, weight = 420, percentile = 462;
        var language = settings.Language;
        canvas.Ensure(40);
        Titles();
        foreach (var (dimension, depth) in interview.Dimensions.SelectMany(parent => parent.Children.Select(child => (child, 1)).Prepend((parent, 0))))
        {
            canvas.Ensure(17);
            var (x, y) = (ReportCanvas.Left, canvas.Y + 10);
            canvas.Line(dimension.Label, x + depth * 12, y, bar - 14 - depth * 12);
            if (dimension.Score?.Scaled is { } scaled)
            {
                canvas.Page.DrawRectangle(new XSolidBrush(ReportCanvas.Rule), x + bar, y - 7, 160, 6);
                canvas.Page.DrawRectangle(new XSolidBrush(scaled >= settings.StrengthFrom ? Strong : scaled < settings.WeakBelow ? Weak : ReportCanvas.Accent), x + bar, y - 7, 1.6 * scaled, 6);
            }
            canvas.Line(dimension.Score is { } known ? known.Scaled is { } number ? Number(number) : known.Original : "–", x + score, y, 46);
            canvas.Line(dimension.Weight is { } share ? $"{share * 100:0}%" : "", x + weight, y, 40);
            canvas.Line(dimension.Percentile is { } place ? Number(place) : "", x + percentile, y, 37);
            canvas.Y += 17;
        }
        canvas.Y += 4;

        void Titles()
        {
            var y = canvas.Y + 9;
            foreach (var (title, at) in new[] { (ReportWording.Dimension, 0d), (ReportWording.Score, score), (ReportWording.Weight, weight), (ReportWording.Percentile, percentile) })
                canvas.Line(title.In(language), ReportCanvas.Left + at, y, at == 0 ? bar : 46, 8, color: ReportCanvas.Quiet);
            canvas.Y += 16;
        }
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
