using System.Globalization;
using System.Text;
using HrHub.Core.Operations;

namespace HrHub.Api.Operations;

/// <summary>The monthly report as Markdown (CommonMark with tables).</summary>
internal static class HealthPage
{
    private const string None = "–";

    public static string Of(MonthlyHealth health, HealthWording words)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"{Fill(words.Title, health.Month)}\n\n{Fill(words.AsOf, Time(health.AsOf))}\n");
        Table(page, words.Vendors, words.VendorColumns, words.Nothing, health.Vendors.Select(vendor => (string[])
        [
            vendor.Vendor, Number(vendor.Received), Number(vendor.Verified), Number(vendor.Repeated), Number(vendor.Refused), vendor.LastRefusal ?? None, Number(vendor.Handled), Number(vendor.Parked), Time(vendor.OldestUnhandledAt),
        ]));
        Table(page, words.Systems, words.SystemColumns, words.Nothing, health.Systems.Select(system => (string[])
        [
            system.System, Number(system.Month.Tries), Percent(system.Month.SuccessRate), Percent(system.Month.ConflictRate), Within(words, system.Month.MedianSeconds), Within(words, system.Month.P95Seconds),
            Number(system.Month.GivenUp), Number(system.Behind), Time(system.BehindSince), Number(system.Parked),
        ]));
        Table(page, words.Parked, words.ParkedColumns, words.Nothing, health.Parked.Select(count => (string[])
        [
            count.Stage.ToString().ToLowerInvariant(), count.Neighbour, count.ReasonCode, Number(count.Items), Time(count.Oldest),
        ]));
        return page.ToString();
    }

    private static void Table(StringBuilder page, string heading, string[] columns, string nothing, IEnumerable<string[]> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n{heading}\n\n");
        var lines = rows.Select(Row).ToList();
        if (lines.Count == 0) page.Append(CultureInfo.InvariantCulture, $"{nothing}\n");
        else page.AppendJoin('\n', lines.Prepend(Row([.. columns.Select(_ => "---")])).Prepend(Row(columns))).Append('\n');
    }

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    // Names of vendors and reasons come from settings and gates: none may break the table.
    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double? rate) => rate is { } part ? (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %" : None;

    private static string Within(HealthWording words, double? seconds) => seconds is { } within ? Fill(words.Within, within.ToString(CultureInfo.InvariantCulture)) : None;

    private static string Time(DateTimeOffset? at) => at is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : None;

    private static string Fill(string text, string value) => text.Replace("{0}", value, StringComparison.Ordinal);
}
