using System.Text;

namespace HrHub.Api.Invitations;

/// <summary>Reads the list of people that HR keeps in a spreadsheet.</summary>
internal static class ReadPeopleCsv
{
    /// <returns>Null where it is no CSV (RFC 4180), where a title is none that is known or comes twice, or where a line has more cells than there are titles.</returns>
    public static IReadOnlyList<InviteMany.Row>? Of(string text)
    {
        if (Lines(text.TrimStart('\uFEFF')) is not [var titles, .. var lines]) return null;
        var columns = titles.Select(Column).ToList();
        if (columns.Contains(null) || columns.Distinct().Count() < columns.Count || lines.Any(line => line.Count > columns.Count)) return null;
        return [.. lines.Select(line => Person(columns.Zip(line).Where(cell => cell.Second.Trim().Length > 0).ToDictionary(cell => cell.First!, cell => cell.Second.Trim())))];
    }

    private static InviteMany.Row Person(Dictionary<string, string> cells) => new()
    {
        Name = cells.GetValueOrDefault("name"), Email = cells.GetValueOrDefault("email"), Phone = cells.GetValueOrDefault("phone"), NationalId = cells.GetValueOrDefault("nationalId"),
        ExternalIds = cells.TryGetValue("reference", out var reference) ? new Dictionary<string, string> { ["ats"] = reference } : [],
    };

    private static string? Column(string title) => title.Trim().ToLowerInvariant() switch
    {
        "姓名" or "name" => "name",
        "邮箱" or "电子邮箱" or "email" or "e-mail" => "email",
        "手机" or "手机号" or "电话" or "phone" => "phone",
        "身份证" or "身份证号" or "证件号" or "nationalid" or "id number" => "nationalId",
        "编号" or "reference" => "reference",
        _ => null,
    };

    /// <returns>The lines that are not empty; null where a quotation mark is left open.</returns>
    private static List<List<string>>? Lines(string text)
    {
        var (lines, cells, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"') { cell.Append('"'); at++; }
            else if (letter == '"' && (quoted || cell.Length == 0)) quoted = !quoted;
            else if (quoted || letter is not (',' or '\r' or '\n')) cell.Append(letter);
            else EndCell(letter);
        }
        EndCell('\n');
        return quoted ? null : lines;

        void EndCell(char by)
        {
            cells.Add(cell.ToString());
            cell.Clear();
            if (by == ',') return;
            if (cells.Any(one => one.Trim().Length > 0)) lines.Add(cells);
            cells = [];
        }
    }
}
