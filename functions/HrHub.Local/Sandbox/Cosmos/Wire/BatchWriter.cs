using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Store;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>Writes what a TransactionalBatch is answered with: one HybridRow per operation in a RecordIO stream.</summary>
internal sealed class BatchWriter(BatchSchema schema)
{
    public async Task<byte[]> Write(IReadOnlyList<Answered> answers)
    {
        var stream = new MemoryStream();
        var written = await RecordIOStream.WriteRecordIOAsync(stream, new Segment("", new Namespace()), (long index, out ReadOnlyMemory<byte> record) =>
        {
            record = index < answers.Count ? Row(answers[(int)index]) : default;
            return Result.Success;
        });
        return written is Result.Success ? stream.ToArray() : throw new InvalidOperationException($"The answer to a batch can't be written: {written}.");
    }

    private byte[] Row(Answered answer)
    {
        var row = new RowBuffer((answer.Document?.Length ?? 0) + 1024, new MemorySpanResizer<byte>((answer.Document?.Length ?? 0) + 1024));
        row.InitLayout(HybridRowVersion.V1, schema.Result, schema.Resolver);
        var written = RowWriter.WriteBuffer(ref row, answer, Fields);
        return written is Result.Success ? row.ToArray() : throw new InvalidOperationException($"An answer of a batch can't be written: {written}.");
    }

    private static Result Fields(ref RowWriter writer, TypeArgument type, Answered answer)
    {
        var result = writer.WriteInt32("statusCode", (int)answer.Status);
        if (result is Result.Success) result = writer.WriteInt32("subStatusCode", 0);
        if (result is Result.Success && answer.Document is { } document)
        {
            result = writer.WriteString("eTag", document.ETag);
            if (result is Result.Success) result = writer.WriteBinary("resourceBody", JsonSerializer.SerializeToUtf8Bytes(document.Body));
        }
        return result is Result.Success ? writer.WriteFloat64("requestCharge", answer.Charge) : result;
    }
}
