using System.Globalization;

namespace HrHub.Core.Records.Search;

/// <summary>Shows criteria as chips, in the order in which people think of them: who, for what, when, how well.</summary>
public static class Chips
{
    /// <param name="criteria">What is looked for.</param>
    /// <param name="offset">By how much the bank's clock is ahead of UTC: days and months are shown by it.</param>
    public static IReadOnlyList<Chip> Of(SearchCriteria criteria, TimeSpan offset) =>
    [
        .. Text("name", "contains", criteria.Name, "姓名含", "name contains"),
        .. Text("nationalId", "=", criteria.NationalId, "身份证号", "ID number"),
        .. Text("phone", "=", criteria.Phone, "手机", "phone"),
        .. Text("email", "=", criteria.Email, "邮箱", "e-mail"),
        .. Text("candidateId", "=", criteria.CandidateId, "候选人", "candidate"),
        .. Text("position", "=", criteria.Position, "岗位", "position"),
        .. Text("positionTitle", "=", criteria.PositionTitle, "岗位", "position"),
        .. Text("family", "=", criteria.Family, "岗位族", "position family"),
        .. Text("batch", "=", criteria.Batch, "批次", "batch"),
        .. Text("department", "within", criteria.Department, "部门", "department"),
        .. Text("vendor", "=", criteria.Vendor, "供应商", "vendor"),
        .. Word("stage", criteria.Stage, "阶段", "stage", SearchWords.OfStage),
        .. Word("status", criteria.Status, "状态", "status", SearchWords.OfStatus),
        .. Time(criteria.From, criteria.To, offset),
        .. Bounds(["minScore"], ["maxScore"], criteria.MinScore, criteria.MaxScore, new("总分", "score")),
        .. (criteria.Dimensions ?? []).SelectMany(range => Bounds(["dimensions"], ["dimensions"], range.Min, range.Max, new(range.Code, range.Code))),
        .. Text("emotion", "=", criteria.Emotion, "主要情绪", "dominant emotion"),
        .. (criteria.Tags ?? []).SelectMany(tag => Text("tags", "=", tag, "标签", "tag")),
        .. Text("folder", "within", criteria.Folder, "文件夹", "folder"),
        .. criteria.PayloadAuthenticated is { } authenticated
            ? (Chip[])[new(["payloadAuthenticated"], "=", authenticated ? "true" : "false", authenticated ? new("来源已验证", "authenticated") : new("来源未验证", "not authenticated"))]
            : [],
    ];

    private static IEnumerable<Chip> Text(string field, string means, string? value, string zh, string en)
    {
        if (value is not null) yield return new([field], means, value, new($"{zh} {value}", $"{en} {value}"));
    }

    private static IEnumerable<Chip> Word(string field, string? value, string zh, string en, Func<string, Label> word)
    {
        if (value is not null) yield return new([field], "=", value, new($"{zh} {word(value).Zh}", $"{en} {word(value).En}"));
    }

    private static IEnumerable<Chip> Bounds(string[] lower, string[] upper, double? min, double? max, Label what)
    {
        if (min is { } low) yield return Bound(lower, "≥", ">", low, Math.BitDecrement(low), what);
        if (max is { } high) yield return Bound(upper, "≤", "<", high, Math.BitIncrement(high), what);
    }

    /// <summary>The number next to a short one stands for "more than" or "less than" it.</summary>
    private static Chip Bound(string[] fields, string inclusive, string strict, double bound, double neighbour, Label what)
    {
        var isStrict = IsShort(neighbour) && !IsShort(bound);
        var (sign, value) = (isStrict ? strict : inclusive, (isStrict ? neighbour : bound).ToString(CultureInfo.InvariantCulture));
        return new(fields, sign, value, new($"{what.Zh} {sign} {value}", $"{what.En} {sign} {value}"));
    }

    private static bool IsShort(double number) => Math.Round(number, 6) == number;

    private static IEnumerable<Chip> Time(DateTimeOffset? from, DateTimeOffset? to, TimeSpan offset)
    {
        if (from is { } first && to is { } last && SearchSpan.NameOf(first, last, offset) is { } name) yield return new(["from", "to"], "within", name, new($"时间 {name}", $"time {name}"));
        else
        {
            if (from is { } start) yield return new(["from"], "≥", start.ToString("O", CultureInfo.InvariantCulture), new($"{Local(start)} 起", $"from {Local(start)}"));
            if (to is { } end) yield return new(["to"], "≤", end.ToString("O", CultureInfo.InvariantCulture), new($"至 {Local(end)}", $"until {Local(end)}"));
        }

        string Local(DateTimeOffset time) => time.ToOffset(offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
