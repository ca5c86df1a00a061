using HrHub.Core.Erasures;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>Facets that wait, sealed.</summary>
internal sealed record WaitingDocument : HubDocument
{
    public const string KindName = "waiting-facets";

    public string Kind { get; init; } = KindName;
    public required byte[] Sealed { get; init; }
}

/// <summary>How many settled records have these facets.</summary>
internal sealed record CountedDocument : HubDocument
{
    public required Facets Values { get; init; }
    public required long Count { get; init; }

    public static string IdOf(Facets values) => $"counted-{HashedId.Of(values.Combination())}";
}
