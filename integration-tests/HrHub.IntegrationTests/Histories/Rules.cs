using HrHub.Core.Retention;

namespace HrHub.IntegrationTests.Histories;

/// <summary>What of a file decides about its dates.</summary>
/// <param name="Ended">End of the newest interview.</param>
internal sealed record Facts(DateTimeOffset Ended, DateTimeOffset? Closed, DateTimeOffset? Hired, DateTimeOffset? Asked, string? Jurisdiction);

/// <summary>Three sets of policies, and what each of them means in so many words: written apart from the judge, to be compared with it.</summary>
internal static class Rules
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static IReadOnlyList<string> Names { get; } = ["the sample policies", "policies for single classes", "an order to keep what belongs to employees"];

    private static readonly IReadOnlyList<string[]>[] Settings =
    [
        [
            ["PIPL-3Y", "law-orders-erasure", "whole-file", "interview-ended", "P3Y", "", "", ""], ["PIPL-47", "law-orders-erasure", "whole-file", "request-received", "P0D", "CN", "", ""],
            ["GDPR-17", "law-orders-erasure", "whole-file", "request-received", "P0D", "EU", "", ""], ["IL-AIVIA-30D", "law-orders-erasure", "video", "request-received", "P30D", "US-IL", "", ""],
        ],
        [
            ["PIPL-3Y", "law-orders-erasure", "whole-file", "interview-ended", "P3Y", "", "", ""], ["PIPL-47", "law-orders-erasure", "whole-file", "request-received", "P0D", "CN", "", ""],
            ["GDPR-17", "law-orders-erasure", "whole-file", "request-received", "P0D", "EU", "", ""], ["IL-AIVIA-30D", "law-orders-erasure", "video", "request-received", "P30D", "US-IL", "", ""],
            ["TEXT-1Y", "law-orders-erasure", "transcript", "interview-ended", "P1Y", "", "", ""], ["EMOTIONS-6M", "business-wish", "emotions", "process-closed", "P6M", "", "", ""],
            ["RAW-30D", "business-wish", "raw-delivery", "interview-ended", "P30D", "", "", ""], ["IDENTITY-2Y", "law-orders-erasure", "identity", "interview-ended", "P2Y", "", "", ""],
        ],
        [
            ["PIPL-3Y", "law-orders-erasure", "whole-file", "interview-ended", "P3Y", "", "", "true"], ["PIPL-47", "law-orders-erasure", "whole-file", "request-received", "P0D", "CN", "", "true"],
            ["LABOUR-5Y", "law-orders-keeping", "whole-file", "hired", "P5Y", "", "true", ""], ["HIRED-1Y", "business-wish", "whole-file", "hired", "P1Y", "", "true", ""],
        ],
    ];

    /// <summary>Under which a hub runs by the set.</summary>
    public static IEnumerable<(string Key, string Value)> SettingsOf(int set) => Settings[set].Index().SelectMany(policy
        => ((string[])["Basis", "Kind", "Classes", "From", "Keep", "Jurisdiction", "Hired", "YieldsToKeeping"]).Zip(policy.Item, (key, value) => ($"Retention:Policies:{policy.Index}:{key}", value)));

    public static bool ErasesWhole(string basis) => Settings.SelectMany(set => set).Any(policy => policy[0] == basis && policy[2] == "whole-file" && policy[1] != "law-orders-keeping") || basis == "LABOUR-5Y";

    /// <summary>From when on the class may go, and must; null for not in sight.</summary>
    public static DateTimeOffset? Due(int set, DataClass cls, Facts facts) => Earliest(Whole(set, facts), (set, cls) switch
    {
        (0 or 1, DataClass.Video) => facts is { Jurisdiction: "US-IL", Asked: { } asked } ? After(asked, 0, 30) : null,
        (1, DataClass.Transcript) => After(facts.Ended, 12, 0),
        (1, DataClass.Emotions) => facts.Closed is { } closed ? After(closed, 6, 0) : null,
        (1, DataClass.RawDelivery) => After(facts.Ended, 0, 30),
        (1, DataClass.Identity) => After(facts.Ended, 24, 0),
        _ => null,
    });

    private static DateTimeOffset? Whole(int set, Facts facts)
    {
        var place = facts.Jurisdiction ?? "CN";
        var asked = place == "CN" || (place == "EU" && set != 2) ? facts.Asked : null;
        var due = Earliest(After(facts.Ended, 36, 0), asked);
        if (set != 2 || facts.Hired is not { } hired) return due;
        var wished = Earliest(due, After(hired, 12, 0));
        var kept = After(hired, 60, 0);
        return wished > kept ? wished : kept;
    }

    /// <summary>The end of the corresponding day by the bank's clock, or of the month's last day where it has no such day.</summary>
    private static DateTimeOffset After(DateTimeOffset start, int months, int days)
    {
        var first = (start.UtcDateTime + Shanghai).Date;
        var month = first.Year * 12 + first.Month - 1 + months;
        var (year, number) = (month / 12, month % 12 + 1);
        var last = new DateTime(year, number, Math.Min(first.Day, DateTime.DaysInMonth(year, number)), 0, 0, 0, DateTimeKind.Utc).AddDays(days);
        return new DateTimeOffset(last.AddDays(1) - Shanghai);
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
