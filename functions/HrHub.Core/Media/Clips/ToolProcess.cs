using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;

namespace HrHub.Core.Media.Clips;

/// <summary>How the tool ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="TooLong">It wrote more than it may, and was ended for it.</param>
internal sealed record ToolEnded(int Code, byte[] Output, bool TooLong);

/// <summary>
/// One run of a tool: no shell, no environment (which holds secrets), a video into its standard input, the result out of its standard output. What it says on standard error is about somebody's video and is dropped.
/// </summary>
internal static class ToolProcess
{
    /// <param name="path">Of the program.</param>
    /// <param name="arguments">One by one.</param>
    /// <param name="input">Read as far as the tool wants it.</param>
    /// <param name="longest">Bytes of output.</param>
    /// <param name="ct">Ends the tool and whatever it started.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or it may not be run.</exception>
    public static async Task<ToolEnded> Run(string path, IReadOnlyList<string> arguments, ForwardVideo input, int longest, CancellationToken ct)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetPathRoot(path) };
        start.Environment.Clear();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The tool did not start.");
        // Whoever waits at a pipe can't be cancelled: both ends come loose when the process is gone.
        await using var ending = ct.Register(() => End(process));
        var feeding = Feed(process, input, ct);
        var muting = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        var reading = Read(process, longest);
        try
        {
            await Task.WhenAll(feeding, muting, reading);
        }
        finally
        {
            End(process);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        ct.ThrowIfCancellationRequested();
        var output = await reading;
        return new(process.ExitCode, output ?? [], TooLong: output is null);
    }

    private static async Task Feed(Process process, ForwardVideo input, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            await using var pipe = process.StandardInput.BaseStream;
            while (await input.Read(buffer, ct) is > 0 and var count && await Write(pipe, buffer.AsMemory(0, count))) { }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>False when the tool reads no more: it has what it needs, or is gone.</returns>
    private static async Task<bool> Write(Stream pipe, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await pipe.WriteAsync(bytes, CancellationToken.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <returns>Null when it is more than may be.</returns>
    private static async Task<byte[]?> Read(Process process, int longest)
    {
        var (output, buffer) = (new MemoryStream(), new byte[1 << 16]);
        while (await process.StandardOutput.BaseStream.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            if (output.Length + count > longest)
            {
                End(process);
                return null;
            }
            output.Write(buffer, 0, count);
        }
        // A tool may be done before it has read all of its input.
        await process.WaitForExitAsync(CancellationToken.None);
        return output.ToArray();
    }

    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }
}
