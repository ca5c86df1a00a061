namespace HrHub.Api.Operations;

/// <summary>Every word of the monthly report.</summary>
/// <param name="Title">With the month.</param>
/// <param name="AsOf">With the time.</param>
/// <param name="Vendors">Heading.</param>
/// <param name="VendorColumns">Vendor, received, verified, repeated, refused, last reason, handled, parked, oldest unhandled.</param>
/// <param name="Systems">Heading.</param>
/// <param name="SystemColumns">System, tries, success rate, conflict rate, median, 95 %, given up, behind, behind since, parked.</param>
/// <param name="Parked">Heading.</param>
/// <param name="ParkedColumns">Stage, neighbour, reason, items, oldest.</param>
/// <param name="Nothing">In the place of an empty table.</param>
/// <param name="Within">With a number of seconds.</param>
internal sealed record HealthWording(
    string Title, string AsOf, string Vendors, string[] VendorColumns, string Systems, string[] SystemColumns, string Parked, string[] ParkedColumns, string Nothing, string Within)
{
    public static HealthWording English { get; } = new(
        "# HrHub health report {0}", "Until {0}, times in UTC.",
        "## Vendors", ["Vendor", "Received", "Verified", "Repeated", "Refused", "Last refusal", "Handled", "Parked now", "Oldest unhandled"],
        "## Downstream systems", ["System", "Tries", "Success", "Conflicts", "Half within", "95 % within", "Given up", "Behind now", "Behind since", "Parked now"],
        "## Waiting for a person", ["Stage", "Neighbour", "Reason", "Items", "Oldest"], "None.", "{0} s");

    public static HealthWording Chinese { get; } = new(
        "# HrHub 月度健康报告 {0}", "统计截至 {0}（UTC 时间）。",
        "## 供应商", ["供应商", "收到", "验签通过", "重复", "拒绝", "最近拒绝原因", "已处理", "当前挂起", "最早未处理"],
        "## 下游系统", ["系统", "推送次数", "成功率", "冲突率", "半数耗时不超过", "95% 耗时不超过", "已放弃", "当前落后", "落后起始", "当前挂起"],
        "## 待人工处理", ["环节", "对方", "原因", "数量", "最早"], "无。", "{0} 秒");
}
