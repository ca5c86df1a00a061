using HrHub.Azure.Cosmos;

namespace HrHub.Tests.Cosmos;

internal sealed record TestNote : HubDocument
{
    public string Kind { get; init; } = "note";
    public required int Number { get; init; }
}
