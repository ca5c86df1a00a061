using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Store;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>Reads what a TransactionalBatch sends: a RecordIO stream with one HybridRow per operation.</summary>
internal sealed class BatchReader(BatchSchema schema)
{
    /// <exception cref="NotAnsweredException">An operation of a kind that is not answered here.</exception>
    public async Task<IReadOnlyList<Operation>> Read(byte[] body)
    {
        var operations = new List<Operation>();
        var read = await RecordIOStream.ReadRecordIOAsync(
            new MemoryStream(body),
            (ReadOnlyMemory<byte> record) =>
            {
                operations.Add(Read(record));
                return Result.Success;
            },
            (ReadOnlyMemory<byte> _) => Result.Success,
            new MemorySpanResizer<byte>(body.Length + 64));
        return read is Result.Success ? operations : throw new NotAnsweredException($"a batch that can't be read: {read}");
    }

    private Operation Read(ReadOnlyMemory<byte> record)
    {
        var reader = new RowReader(record, HybridRowVersion.V1, schema.Resolver);
        var kind = -1;
        string? id = null, ifMatch = null, ifNoneMatch = null;
        JsonElement? resource = null;
        while (reader.Read())
        {
            switch (reader.Path.ToString())
            {
                case "operationType": reader.ReadInt32(out kind); break;
                case "id": reader.ReadString(out id); break;
                case "ifMatch": reader.ReadString(out ifMatch); break;
                case "ifNoneMatch": reader.ReadString(out ifNoneMatch); break;
                case "resourceBody":
                    reader.ReadBinary(out byte[] bytes);
                    resource = JsonDocument.Parse(bytes).RootElement.Clone();
                    break;
                case "resourceType" or "partitionKey" or "minimalReturnPreference": break;
                case var other: throw new NotAnsweredException($"batch field {other}");
            }
        }
        id ??= resource?.GetProperty("id").GetString() ?? throw new NotAnsweredException("a batch operation without id");
        return new(Kind(kind), id, resource, new(ifMatch, ifNoneMatch));
    }

    // The numbers of the SDK's Documents.OperationType.
    private static OperationKind Kind(int number) => number switch
    {
        0 => OperationKind.Create,
        2 => OperationKind.Read,
        4 => OperationKind.Delete,
        5 => OperationKind.Replace,
        20 => OperationKind.Upsert,
        _ => throw new NotAnsweredException($"batch operation type {number}"),
    };
}
