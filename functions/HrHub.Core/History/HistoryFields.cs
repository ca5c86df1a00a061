using System.Globalization;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Records.Search;

namespace HrHub.Core.History;

/// <summary>Names fields of an interview in words, and writes their values as text.</summary>
internal static class HistoryFields
{
    /// <param name="interview">As it is now: says what its dimensions are called.</param>
    /// <param name="path">See <see cref="Records.FieldPath"/>.</param>
    public static Label NameOf(Interview interview, string path)
    {
        var items = Records.FieldPath.Items(path);
        var nth = items.Count > 0 && int.TryParse(items[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? $" {place + 1}" : "";
        return Records.FieldPath.Shape(path) switch
        {
            "overall" => new("总分", "overall score"),
            "dimensions[].score" or "dimensions[].children[].score" => Dimension(interview, items),
            "dimensions[].label" or "dimensions[].children[].label" => new("维度名称", "name of a dimension"),
            "questions[].score" => new($"第{nth} 题得分", $"score of question{nth}"),
            "questions[].text" => new($"第{nth} 题题目", $"text of question{nth}"),
            "questions[].answer" => new($"第{nth} 题回答", $"answer to question{nth}"),
            "questions[].feedback" => new($"第{nth} 题评语", $"feedback on question{nth}"),
            "skillTests[].score" => new("技能测试得分", "score of a skill test"),
            "skillTests[].title" => new("技能测试名称", "title of a skill test"),
            "skillTests[].feedback" => new("技能测试评语", "feedback on a skill test"),
            "resumeScreening.score" => new("简历筛选得分", "score of the résumé screening"),
            "resumeScreening.summary" => new("简历筛选摘要", "summary of the résumé screening"),
            "integrity.score" => new("诚信检查得分", "score of the integrity check"),
            "integrity.level" or "integrity.findings[].description" => new("诚信检查结论", "finding of the integrity check"),
            "behaviours[].tag" => new("行为标签", "behaviour"),
            "behaviours[].quote" => new("行为引文", "quote of a behaviour"),
            "transcript[].text" => new($"逐字稿第{nth} 段", $"passage{nth} of the transcript"),
            "recommendation" => new("建议", "recommendation"),
            _ => new(path, path),
        };
    }

    public static Label NameOf(Records.IdentityField field) => field switch
    {
        Records.IdentityField.Name => new("姓名", "name"),
        Records.IdentityField.NationalId => new("身份证号", "ID number"),
        Records.IdentityField.Email => new("邮箱", "e-mail"),
        Records.IdentityField.Phone => new("手机", "phone"),
        _ => new(field.ToString(), field.ToString()),
    };

    /// <summary>The number of a score, or the text.</summary>
    public static string? ValueOf(JsonNode? value) => (value is JsonObject score ? score["value"] ?? score["original"] : value)?.ToString();

    /// <summary>By the code, or where it is named by its place, by that.</summary>
    private static Label Dimension(Interview interview, IReadOnlyList<string> codes)
    {
        var among = interview.Dimensions;
        var label = codes[^1];
        foreach (var code in codes)
        {
            if (among.FirstOrDefault(one => one.Code == code) is not { } found) break;
            (label, among) = (found.Label, found.Children);
        }
        return new($"“{label}”得分", $"score of “{label}”");
    }
}
