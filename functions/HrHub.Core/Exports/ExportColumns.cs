using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports;

/// <summary>How the numbers and times of a column are shown; text has no format.</summary>
public enum CellFormat { Text, Score, Minutes, Share, Time }

/// <param name="Title">What it is called.</param>
/// <param name="Width">In characters.</param>
/// <param name="Format">How its values are shown.</param>
/// <param name="Of">What is in it.</param>
public sealed record ExportColumn<T>(Label Title, int Width, CellFormat Format, Func<T, ExportSettings, ExportValue> Of);

/// <summary>A dimension beside the interview that it belongs to.</summary>
public readonly record struct DimensionRow(string CandidateId, string InterviewId, string? Name, string? PositionTitle, string? Batch, ExportedDimension Dimension);

/// <summary>The columns of the two tables: what HR looks at first stands first, numbers of the hub last.</summary>
public static class ExportColumns
{
    public static IReadOnlyList<ExportColumn<ExportedInterview>> Interviews { get; } =
    [
        new(new("姓名", "Name"), 14, CellFormat.Text, (row, _) => row.Name),
        new(new("岗位", "Position"), 18, CellFormat.Text, (row, _) => row.PositionTitle),
        new(new("批次", "Batch"), 22, CellFormat.Text, (row, _) => row.Batch),
        new(new("面试时间", "Interview time"), 18, CellFormat.Time, (row, settings) => settings.Local(row.At)),
        new(new("总分", "Score"), 10, CellFormat.Score, (row, _) => row.Score),
        new(new("阶段", "Stage"), 16, CellFormat.Text, (row, settings) => SearchWords.OfStage(row.Stage).In(settings.Language)),
        new(new("状态", "Status"), 12, CellFormat.Text, (row, settings) => SearchWords.OfStatus(row.Status).In(settings.Language)),
        new(new("结果", "Result"), 12, CellFormat.Text, (row, settings) => ExportWording.Result(row.Result)?.In(settings.Language)),
        new(new("建议", "Recommendation"), 30, CellFormat.Text, (row, _) => row.Recommendation),
        new(new("标签", "Tags"), 24, CellFormat.Text, (row, _) => row.Tags.Count == 0 ? null : string.Join("; ", row.Tags)),
        new(new("部门", "Department"), 26, CellFormat.Text, (row, _) => row.Department),
        new(new("岗位代码", "Position code"), 14, CellFormat.Text, (row, _) => row.PositionCode),
        new(new("岗位族", "Position family"), 15, CellFormat.Text, (row, _) => row.PositionFamily),
        new(new("供应商", "Vendor"), 14, CellFormat.Text, (row, _) => row.Vendor),
        new(new("时长（分钟）", "Minutes"), 14, CellFormat.Minutes, (row, _) => row.Duration),
        new(new("来源已验签", "Payload authenticated"), 22, CellFormat.Text, (row, settings) => ExportWording.YesNo(row.PayloadAuthenticated).In(settings.Language)),
        new(new("身份证号", "ID number"), 22, CellFormat.Text, (row, _) => row.NationalId),
        new(new("手机", "Phone"), 16, CellFormat.Text, (row, _) => row.Phone),
        new(new("邮箱", "E-mail"), 28, CellFormat.Text, (row, _) => row.Email),
        new(new("工号", "Employee number"), 16, CellFormat.Text, (row, _) => row.EmployeeNumber),
        new(new("候选人编号", "Candidate"), 38, CellFormat.Text, (row, _) => row.CandidateId),
        new(new("面试编号", "Interview"), 37, CellFormat.Text, (row, _) => row.InterviewId),
    ];

    public static IReadOnlyList<ExportColumn<DimensionRow>> Dimensions { get; } =
    [
        new(new("姓名", "Name"), 14, CellFormat.Text, (row, _) => row.Name),
        new(new("岗位", "Position"), 18, CellFormat.Text, (row, _) => row.PositionTitle),
        new(new("批次", "Batch"), 22, CellFormat.Text, (row, _) => row.Batch),
        new(new("维度", "Dimension"), 24, CellFormat.Text, (row, _) => row.Dimension.Label),
        new(new("得分", "Score"), 10, CellFormat.Score, (row, _) => row.Dimension.Score),
        new(new("权重", "Weight"), 10, CellFormat.Share, (row, _) => row.Dimension.Weight),
        new(new("百分位", "Percentile"), 12, CellFormat.Score, (row, _) => row.Dimension.Percentile),
        new(new("供应商原始分", "As the vendor wrote it"), 22, CellFormat.Text, (row, _) => row.Dimension.Original),
        new(new("评分者", "Scored by"), 12, CellFormat.Text, (row, settings) => ExportWording.ScoredBy(row.Dimension.ByHuman).In(settings.Language)),
        new(new("上级维度", "Part of"), 20, CellFormat.Text, (row, _) => row.Dimension.Parent),
        new(new("维度代码", "Dimension code"), 20, CellFormat.Text, (row, _) => row.Dimension.Code),
        new(new("候选人编号", "Candidate"), 38, CellFormat.Text, (row, _) => row.CandidateId),
        new(new("面试编号", "Interview"), 37, CellFormat.Text, (row, _) => row.InterviewId),
    ];
}
