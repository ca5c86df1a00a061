using HrHub.Core.Records.Search;

namespace HrHub.Core.Parking;

/// <summary>Why something is parked, in both languages. What is kept with the item is the English sentence, which may know a number or a status more.</summary>
public static class ParkWording
{
    public static Label Of(ParkedItem item) => new(Chinese(item), item.Reason.Message);

    private static string Chinese(ParkedItem item) => item.Reason.Code switch
    {
        "unknown-vendor" => "该供应商的配置已不存在。",
        "bad-body" => "供应商签名的报文不是可接受的 JSON。",
        "unknown-label" => "供应商发来配置中没有的取值。",
        "unknown-event" => "供应商发来配置中没有的事件。",
        "unknown-call" => "配置未说明如何读取该调用的应答。",
        "wrong-type" => "字段类型与配置不符。",
        "missing-field" => "必填字段缺失或为空。",
        "wrong-interview" => "应答所说的面试不是所询问的面试。",
        "wrong-vendor" => "报文所写的供应商与其接入配置不符。",
        "schema-violation" => "报文不符合标准结构。",
        "details-gone" => "供应商已没有该事件的详情。",
        "details-refused" => "供应商接口拒绝了详情调用。",
        "details-unavailable" => $"尝试 {item.Attempts} 次后，供应商仍没有详情。",
        "dead-lettered" => "队列多次重试后放弃。",
        "employee-id-format" => "该系统的设置中没有适用于此工号的规则。",
        "not-in-contract" => "对方系统不认识该调用。",
        "refused" => "对方系统拒绝了本次推送。",
        "refused-content" => "员工管理系统拒绝了推送内容。",
        "unknown-course" => "培训系统不认识规则表中的课程。",
        "unreadable-receipt" => "应答未说明各行的处理结果。",
        "row-rejected" => "绩效系统拒收了其中一行。",
        "unknown-row-status" => "绩效系统返回了未知的行状态。",
        "erasure-unconfirmed" => "供应商尚未确认删除该面试。",
        _ => Gone(item.Stage, item.Attempts),
    };

    /// <summary>Whatever a neighbour answered in the end, it was tried so often.</summary>
    private static string Gone(ParkedStage stage, int attempts) => stage switch
    {
        ParkedStage.Capture => $"尝试 {attempts} 次后，仍未能取得该媒体文件。",
        ParkedStage.Push => $"推送尝试 {attempts} 次后放弃。",
        ParkedStage.Erase => $"要求删除 {attempts} 次后仍未完成。",
        ParkedStage.Invite => $"邀请尝试 {attempts} 次后放弃。",
        _ => $"处理尝试 {attempts} 次后放弃。",
    };
}
