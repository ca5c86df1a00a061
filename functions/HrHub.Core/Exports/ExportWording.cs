using HrHub.Core.Canonical;
using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports;

/// <summary>What tables say in words, in both languages.</summary>
internal static class ExportWording
{
    public static readonly Label Interviews = new("面试", "Interviews"), Dimensions = new("维度得分", "Dimensions"), About = new("说明", "About"),
        Title = new("候选人面试数据导出", "Export of candidate interviews"),
        By = new("导出人", "Exported by"), At = new("导出时间", "Exported at"), TimeZone = new("时区", "Time zone"), Trace = new("追踪编号", "Trace"), Criteria = new("筛选条件", "Search"), Nothing = new("无", "none"),
        Count = new("面试数", "Interviews"), Average = new("平均总分", "Average score"), Best = new("最高总分", "Best score"),
        Confidential = new("内含个人信息，仅限本次用途使用，用后即删。", "Holds personal data: use it for its purpose only, and delete it afterwards."),
        ExportedBy = new("导出人", "Exported by"), ExportedAt = new("导出时间", "Exported at");

    public static Label? Result(ResultState? state) => state switch
    {
        ResultState.Provisional => new("暂定", "provisional"),
        ResultState.Final => new("最终", "final"),
        ResultState.Revoked => new("已撤销", "revoked"),
        _ => null,
    };

    public static Label YesNo(bool yes) => yes ? new("是", "yes") : new("否", "no");

    public static Label ScoredBy(bool human) => human ? new("人工", "human") : new("AI", "AI");
}
