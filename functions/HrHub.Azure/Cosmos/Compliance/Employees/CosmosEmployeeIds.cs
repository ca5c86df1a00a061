using HrHub.Core.Sync;

namespace HrHub.Azure.Cosmos.Compliance.Employees;

/// <summary>Pairs of ids on Cosmos DB: one document per employee, in a partition of its own, so that dropping an employee is one delete.</summary>
public sealed class CosmosEmployeeIds(CosmosDatabase database) : IEmployeeIds
{
    private const string DocumentId = "employee-ids";

    /// <inheritdoc/>
    public async Task<string?> Find(string system, string employeeNumber, CancellationToken ct)
        => (await database.Work.Find<Document>(Partition(employeeNumber), DocumentId, ct))?.RemoteIds.GetValueOrDefault(system);

    /// <inheritdoc/>
    public Task Drop(string employeeNumber, CancellationToken ct) => database.Work.Delete(Partition(employeeNumber), DocumentId, null, ct);

    /// <inheritdoc/>
    public async Task Store(string system, string employeeNumber, string remoteId, CancellationToken ct)
    {
        var first = new Document { Id = DocumentId, Pk = Partition(employeeNumber), RemoteIds = new() { [system] = remoteId } };
        while (await database.Work.Create(first, ct) is not Written.Done)
            if (await database.Work.Change<Document>(first.Pk, DocumentId, stored => stored with { RemoteIds = new(stored.RemoteIds) { [system] = remoteId } }, ct) is not null) return;
    }

    // Employee numbers are made by others: any text.
    private static string Partition(string employeeNumber) => $"employee-{HashedId.Of(employeeNumber)}";

    private sealed record Document : HubDocument
    {
        /// <summary>By system.</summary>
        public required Dictionary<string, string> RemoteIds { get; init; }
    }
}
