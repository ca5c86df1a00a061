namespace HrHub.Core.Retention;

/// <summary>Section <c>Retention</c>: what is kept for how long, and by whose clock. Checked as a whole at the start: see <see cref="PolicySet"/>.</summary>
public sealed record RetentionOptions
{
    /// <summary>The bank's clock: an IANA name, or a fixed offset such as <c>+08:00</c>.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Whose law holds for a file that says nothing else.</summary>
    public string DefaultJurisdiction { get; init; } = "CN";

    /// <summary>At least one that ends the life of every file.</summary>
    public IReadOnlyList<RetentionPolicySetting> Policies { get; init; } = [];
}

/// <summary>One policy as it stands in the settings: text, so that what is wrong with it can be said in words.</summary>
public sealed record RetentionPolicySetting
{
    /// <summary>The code under which it is quoted everywhere, for example <c>PIPL-3Y</c>: letters, digits, <c>.</c> <c>_</c> <c>-</c>.</summary>
    public string Basis { get; init; } = "";

    /// <summary><c>law-orders-erasure</c>, <c>law-orders-keeping</c> or <c>business-wish</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Separated by commas: <c>raw-delivery</c>, <c>video</c>, <c>transcript</c>, <c>emotions</c>, <c>identity</c>, <c>whole-file</c>.</summary>
    public string Classes { get; init; } = "";

    /// <summary><c>interview-ended</c>, <c>process-closed</c>, <c>hired</c> or <c>request-received</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>ISO 8601: <c>P3Y</c>, <c>P30D</c>; <c>P0D</c>: at once.</summary>
    public string Keep { get; init; } = "";

    /// <summary>Empty: everywhere. <c>US</c> holds in <c>US-IL</c> too.</summary>
    public string Jurisdiction { get; init; } = "";

    /// <summary>Empty: every family.</summary>
    public string PositionFamily { get; init; } = "";

    /// <summary><c>true</c>, <c>false</c>, or empty for both.</summary>
    public string Hired { get; init; } = "";

    /// <summary><c>true</c> for an order to erase that gives way where another law orders keeping, as GDPR article 17(3)(b) does.</summary>
    public string YieldsToKeeping { get; init; } = "";
}
