using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Core.Erasures;

/// <summary>What of an interview counts in statistics. Null members are unknown, or were dropped because too few share them.</summary>
public sealed record Facets
{
    public string? Batch { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionFamily { get; init; }
    public string? Department { get; init; }
    public string? Vendor { get; init; }

    /// <summary><c>2026-11</c>, <c>2026-Q4</c> or <c>2026</c>, UTC.</summary>
    public string? Period { get; init; }

    /// <summary>Band of the scaled overall score, for example <c>80-89</c>; <c>unscored</c> where there is none or it was revoked.</summary>
    public string? Band { get; init; }

    /// <summary>What is left when everything was dropped: a record that counts, and says nothing.</summary>
    public static readonly Facets Nothing = new();

    /// <param name="interview">In the form that is filed.</param>
    public static Facets Of(Interview interview) => new()
    {
        Batch = interview.Batch,
        PositionCode = interview.Position?.Code ?? interview.Position?.Title,
        PositionFamily = interview.Position?.Family,
        Department = interview.Department,
        Vendor = interview.Vendor,
        Period = interview.Milestone()?.ToUniversalTime().ToString("yyyy-MM"),
        Band = ScoreBand.Of(interview.Score(), 10),
    };

    /// <summary>Text that is the same for equal facets only.</summary>
    public string Combination() => string.Join('\n', Batch, PositionCode, PositionFamily, Department, Vendor, Period, Band);
}

/// <summary>Facets that wait until enough others share them.</summary>
/// <param name="Id">Random.</param>
/// <param name="Since">The day: a finer time would lead back to the erasure.</param>
/// <param name="Facets">In full.</param>
public sealed record WaitingFacets(string Id, DateOnly Since, Facets Facets)
{
    public static WaitingFacets Of(Interview interview, DateTimeOffset now)
        => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), DateOnly.FromDateTime(now.UtcDateTime), Facets.Of(interview));
}
