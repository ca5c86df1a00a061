using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports.Jobs;

/// <summary>What is said of an export's state.</summary>
public static class ExportJobWording
{
    public static Label Of(ExportState state, ExportEnd? end) => (state, end) switch
    {
        (ExportState.Queued, _) => new("排队中", "queued"),
        (ExportState.Running, _) => new("生成中", "being written"),
        (ExportState.Done, _) => new("已完成，可以下载", "ready"),
        (ExportState.Failed, _) => new("失败：多次尝试后仍未完成", "failed: it was tried several times"),
        (ExportState.Cancelled, _) => new("已取消", "cancelled"),
        (_, ExportEnd.Dropped) => new("已删除", "deleted"),
        (_, ExportEnd.PersonErased) => new("已到期：其中有人的数据已被删除", "expired: a person in it was erased"),
        (_, ExportEnd.DataErased) => new("已到期：其中的个人数据已被删除", "expired: personal data in it were erased"),
        (_, ExportEnd.PersonRestricted) => new("已到期：其中有人要求停止使用其数据", "expired: a person in it asked that the data not be used"),
        (_, ExportEnd.SightChanged) => new("已到期：您的查看范围已变更", "expired: what you may see has changed"),
        _ => new("已到期", "expired"),
    };
}
