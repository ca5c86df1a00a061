using HrHub.Core.Retention;

namespace HrHub.TestKit;

/// <summary>Retention policies for tests.</summary>
public static class Policies
{
    /// <summary>Everything, three years from the end of the interview.</summary>
    public static readonly RetentionPolicySetting ThreeYears = Law("PIPL-3Y", "whole-file", "interview-ended", "P3Y");

    /// <summary>Those of the sample settings.</summary>
    public static RetentionOptions Sample { get; } = Options(
        ThreeYears,
        Law("PIPL-47", "whole-file", "request-received", "P0D") with { Jurisdiction = "CN" },
        Law("GDPR-17", "whole-file", "request-received", "P0D") with { Jurisdiction = "EU" },
        Law("IL-AIVIA-30D", "video", "request-received", "P30D") with { Jurisdiction = "US-IL" });

    public static StampRetention Stamp { get; } = new(Judge(Sample));

    /// <summary>An order to erase.</summary>
    public static RetentionPolicySetting Law(string basis, string classes, string from, string keep) => new() { Basis = basis, Kind = "law-orders-erasure", Classes = classes, From = from, Keep = keep };

    public static RetentionOptions Options(params IReadOnlyList<RetentionPolicySetting> policies) => new() { Policies = policies };

    public static Judge Judge(RetentionOptions options) => new(PolicySet.Of(options));
}
