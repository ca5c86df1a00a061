using System.Text;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace HrHub.Core.Exports.Reports;

/// <summary>A4 pages that fill from top to bottom. Every page bears who took it and when: across it, and at its foot.</summary>
internal sealed class ReportCanvas : IDisposable
{
    public const double Left = 48, Width = 499;
    private const double Top = 48, Bottom = 790, PageWidth = 595, PageHeight = 842;
    private readonly PdfDocument _document;
    private readonly string _mark;
    private readonly Dictionary<Rune, double> _widths = [];
    private readonly XFont _measured = Font(100);
    private XGraphics? _page;

    /// <param name="document">Gets the pages.</param>
    /// <param name="mark">Drawn across every page.</param>
    public ReportCanvas(PdfDocument document, string mark)
    {
        (_document, _mark) = (document, mark);
        NextPage();
    }

    public static XColor Ink { get; } = XColor.FromArgb(0x22, 0x2B, 0x36);
    public static XColor Quiet { get; } = XColor.FromArgb(0x6B, 0x77, 0x85);
    public static XColor Accent { get; } = XColor.FromArgb(0x1F, 0x5F, 0xA8);
    public static XColor Rule { get; } = XColor.FromArgb(0xD5, 0xDB, 0xE3);

    /// <summary>Where the next thing begins, from the top.</summary>
    public double Y { get; set; }

    public XGraphics Page => _page!;

    public static XFont Font(double size, bool bold = false) => new(ReportFonts.Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));

    /// <summary>Goes on on a new page where less than so much is left.</summary>
    public void Ensure(double height)
    {
        if (Y + height > Bottom) NextPage();
    }

    public void Heading(string text)
    {
        Ensure(60);
        Y += 10;
        Page.DrawString(text, Font(12, bold: true), new XSolidBrush(Accent), Left, Y + 12);
        Page.DrawLine(new XPen(Rule, 0.75), Left, Y + 18, Left + Width, Y + 18);
        Y += 26;
    }

    /// <summary>One line, cut where it is too long.</summary>
    public void Line(string text, double x, double y, double width, double size = 9.5, bool bold = false, XColor? color = null)
        => Page.DrawString(Fitted(text, width, size), Font(size, bold), new XSolidBrush(color ?? Ink), x, y);

    public void Paragraph(string text, double indent = 0, double size = 9.5, bool bold = false, XColor? color = null)
    {
        var font = Font(size, bold);
        var brush = new XSolidBrush(color ?? Ink);
        foreach (var line in LineBreaks.Of(text, Width - indent, rune => WidthOf(rune, size)))
        {
            Ensure(size * 1.6);
            Page.DrawString(line, font, brush, Left + indent, Y + size);
            Y += size * 1.6;
        }
    }

    /// <summary>Names and values in two columns; those without a value are left out.</summary>
    public void Facts(params IReadOnlyList<(string Name, string? Value)> facts)
    {
        var column = 0;
        foreach (var (name, value) in facts)
        {
            if (string.IsNullOrWhiteSpace(value)) continue;
            if (column == 0) Ensure(17);
            var x = Left + column * Width / 2;
            Line(name, x, Y + 10, 78, 9, color: Quiet);
            Line(value, x + 82, Y + 10, Width / 2 - 90);
            column = 1 - column;
            if (column == 0) Y += 17;
        }
        if (column == 1) Y += 17;
    }

    public double WidthOf(string text, double size) => text.EnumerateRunes().Sum(rune => WidthOf(rune, size));

    /// <summary>Numbers the pages, once there are no more.</summary>
    public void Finish(string footer, Func<int, int, string> number)
    {
        var fitted = Fitted(footer, Width - 80, 7.5);
        _page?.Dispose();
        _page = null;
        for (var at = 0; at < _document.PageCount; at++)
        {
            using var page = XGraphics.FromPdfPage(_document.Pages[at], XGraphicsPdfPageOptions.Append);
            var brush = new XSolidBrush(Quiet);
            page.DrawLine(new XPen(Rule, 0.5), Left, 806, Left + Width, 806);
            page.DrawString(fitted, Font(7.5), brush, Left, 818);
            page.DrawString(number(at + 1, _document.PageCount), Font(7.5), brush, new XRect(Left, 808, Width, 14), XStringFormats.CenterRight);
        }
    }

    public void Dispose() => _page?.Dispose();

    private void NextPage()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        Y = Top;
        var state = _page.Save();
        _page.RotateAtTransform(-32, new XPoint(PageWidth / 2, PageHeight / 2));
        var brush = new XSolidBrush(XColor.FromArgb(22, 0x1F, 0x3A, 0x5F));
        foreach (var y in new[] { 120d, 420, 720 }) _page.DrawString(_mark, Font(26), brush, new XRect(0, y, PageWidth, 40), XStringFormats.Center);
        _page.Restore(state);
    }

    private string Fitted(string text, double width, double size)
    {
        var one = text.ReplaceLineEndings(" ");
        if (WidthOf(one, size) <= width) return one;
        var (fitted, used) = (new StringBuilder(), WidthOf(new Rune('…'), size));
        foreach (var rune in one.EnumerateRunes())
        {
            used += WidthOf(rune, size);
            if (used > width) break;
            fitted.Append(rune.ToString());
        }
        return $"{fitted}…";
    }

    private double WidthOf(Rune rune, double size)
    {
        if (!_widths.TryGetValue(rune, out var width)) _widths[rune] = width = Page.MeasureString(rune.ToString(), _measured).Width;
        return width * size / 100;
    }
}
