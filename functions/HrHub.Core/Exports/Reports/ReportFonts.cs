using PdfSharp.Fonts;

namespace HrHub.Core.Exports.Reports;

/// <summary>
/// The one font of reports, part of the product: Noto Sans SC, Regular, under the SIL Open Font License (see <c>Fonts/OFL.txt</c>); bold is drawn from it. Only the characters that a report uses are embedded in it.
/// Source: the TrueType build in the npm package <c>@expo-google-fonts/noto-sans-sc</c> 0.4.3, without its layout tables and hints, cut by <c>hb-subset</c> to Latin, Greek, Cyrillic, kana and all Han characters it has.
/// </summary>
internal sealed class ReportFonts : IFontResolver
{
    public const string Family = "Noto Sans SC";
    private const string Face = "noto-sans-sc";

    /// <summary>PDFsharp has one resolver for the process.</summary>
    public static void Install() => GlobalFontSettings.FontResolver ??= new ReportFonts();

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(Face, isBold, isItalic);

    public byte[] GetFont(string faceName)
    {
        using var font = typeof(ReportFonts).Assembly.GetManifestResourceStream("fonts/NotoSansSC-Regular.ttf")!;
        var bytes = new byte[font.Length];
        font.ReadExactly(bytes);
        return bytes;
    }
}
