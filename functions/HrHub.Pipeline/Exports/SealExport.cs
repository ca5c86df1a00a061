using System.IO.Pipelines;
using System.Security.Cryptography;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Media.Sealing;

namespace HrHub.Pipeline.Exports;

/// <summary>
/// Seals a file as it is written: what writes it and what encrypts it run side by side, and neither gets more than some megabytes ahead. Where either breaks there is no object: the key of its data was in
/// memory only.
/// </summary>
public sealed class SealExport(ISealedObjects objects)
{
    private const int Ahead = 4 << 20;

    /// <param name="name">Of the object, new for every try.</param>
    /// <param name="key">The export's.</param>
    /// <param name="write">Writes the file, forwards only and asynchronously only.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SealedReference> Handle(string name, SealingKey key, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var dataKey = RandomNumberGenerator.GetBytes(32);
        try
        {
            await using var writer = await SealedWriter.Open(objects, name, dataKey, ct);
            var content = await Through(writer, write, ct);
            return content.In(name, DataKey.Wrap(dataKey, key, name));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>Puts beside the file who may be in it.</summary>
    public Task Put(PeopleFilter people, string jobId, string name, SealingKey key, CancellationToken ct) => objects.Put(ExportJob.PeopleOf(name), key.Seal(people.ToBytes(), jobId, "people"), ct);

    private static async Task<SealedContent> Through(SealedWriter writer, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: Ahead, resumeWriterThreshold: Ahead / 2, minimumSegmentSize: 64 * 1024, useSynchronizationContext: false));
        var writing = Fill(pipe.Writer, write, either.Token);
        try
        {
            var content = await writer.WriteToEnd(pipe.Reader.AsStream(leaveOpen: true), null, ct);
            await writing;
            return content;
        }
        finally
        {
            // Where sealing failed, writing must not wait for somebody who reads.
            await either.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Fill(PipeWriter output, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        Exception? broken = null;
        try
        {
            await using var forwards = new ForwardStream(output.AsStream(leaveOpen: true));
            await write(forwards, ct);
            await forwards.FlushAsync(ct);
        }
        catch (Exception failure)
        {
            // Whoever reads the other end meets it there: a file that breaks off must not look like one that ends.
            broken = failure;
            throw;
        }
        finally
        {
            await output.CompleteAsync(broken);
        }
    }
}
