using System.Globalization;
using System.Text;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>A small PDF (ISO 32000-1) with one empty page, different for every number.</summary>
public sealed record GeneratedDocument(uint Number)
{
    /// <summary>Path in the sandbox.</summary>
    public string Path => $"/documents/{Number}.pdf";

    public byte[] Bytes { get; } = Encoding.ASCII.GetBytes($"""
        %PDF-1.4
        % report {Number}
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
        trailer <</Root 1 0 R>>
        %%EOF

        """);

    /// <returns>Null when the text is no such name.</returns>
    public static GeneratedDocument? Parse(string name)
        => name.EndsWith(".pdf", StringComparison.Ordinal) && uint.TryParse(name[..^4], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(number) : null;
}
