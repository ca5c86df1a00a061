using PdfSharp.Drawing;

namespace HrHub.Core.Exports.Reports;

/// <summary>Scores as a polygon around a centre: 0 in the middle, 100 at the rim.</summary>
internal static class RadarChart
{
    /// <summary>With fewer axes there is no area to see.</summary>
    public const int Fewest = 3;

    /// <summary>With more axes their names run into each other.</summary>
    public const int Most = 12;

    /// <param name="canvas">Where.</param>
    /// <param name="area">The whole chart, names included.</param>
    /// <param name="axes">Names and scores, 0–100.</param>
    public static void Draw(ReportCanvas canvas, XRect area, IReadOnlyList<(string Label, double Score)> axes)
    {
        var (page, center, radius) = (canvas.Page, area.Center, Math.Min(area.Width / 2 - 56, area.Height / 2 - 22));
        var thin = new XPen(ReportCanvas.Rule, 0.6);
        foreach (var ring in new[] { 25d, 50, 75, 100 })
        {
            page.DrawPolygon(thin, [.. axes.Select((_, at) => Point(at, ring))]);
            if (ring < 100) page.DrawString($"{ring:0}", ReportCanvas.Font(6), new XSolidBrush(ReportCanvas.Quiet), center.X + 2, center.Y - radius * ring / 100 - 1);
        }
        for (var at = 0; at < axes.Count; at++) page.DrawLine(thin, center, Point(at, 100));

        XPoint[] shape = [.. axes.Select((axis, at) => Point(at, axis.Score))];
        page.DrawPolygon(new XPen(ReportCanvas.Accent, 1.4), new XSolidBrush(XColor.FromArgb(56, ReportCanvas.Accent.R, ReportCanvas.Accent.G, ReportCanvas.Accent.B)), shape, XFillMode.Winding);
        for (var at = 0; at < axes.Count; at++)
        {
            page.DrawEllipse(new XSolidBrush(ReportCanvas.Accent), shape[at].X - 1.8, shape[at].Y - 1.8, 3.6, 3.6);
            Name(axes[at].Label, axes[at].Score, Point(at, 100));
        }

        XPoint Point(int at, double score)
        {
            var angle = 2 * Math.PI * at / axes.Count - Math.PI / 2;
            return new(center.X + radius * score / 100 * Math.Cos(angle), center.Y + radius * score / 100 * Math.Sin(angle));
        }

        void Name(string label, double score, XPoint rim)
        {
            const double size = 7.5, room = 66;
            var text = $"{label} {score:0}";
            var wide = Math.Min(canvas.WidthOf(text, size), room);
            var side = (rim.X - center.X) / radius;
            var x = Math.Abs(side) < 0.15 ? rim.X - wide / 2 : side > 0 ? rim.X + 5 : rim.X - 5 - wide;
            var y = rim.Y + (rim.Y < center.Y - radius * 0.9 ? -5 : rim.Y > center.Y + radius * 0.7 ? 11 : 3);
            canvas.Line(text, x, y, room + 0.1, size);
        }
    }
}
