using System.Net;

namespace HrHub.Local.Sandbox.Cosmos;

public enum CallKind { Metadata, PointRead, PointWrite, Batch, PartitionQuery, CrossPartitionQuery, ChangeFeed }

/// <summary>One request as the service saw it.</summary>
/// <param name="Kind">What it costs in the large: a cross-partition query asks every physical partition there is.</param>
/// <param name="Container">Name; empty for metadata.</param>
/// <param name="Charge">Request units.</param>
/// <param name="Status">HTTP status.</param>
public sealed record CosmosCall(CallKind Kind, string Container, double Charge, HttpStatusCode Status);
