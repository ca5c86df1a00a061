using System.Diagnostics;
using System.Reflection;

namespace HrHub.Tests.Infra;

/// <summary>Microsoft's Bicep compiler, which a package of this project brings. It needs no network and no account.</summary>
internal static class BicepCompiler
{
    private static readonly string Program = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(BicepCompiler)).Value!.Replace('\\', Path.DirectorySeparatorChar);

    /// <returns>Exit code, and everything that it printed.</returns>
    public static async Task<(int Exit, string Said)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.GetFullPath(Program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
