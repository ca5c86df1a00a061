using System.Diagnostics;

namespace HrHub.TestKit;

/// <summary>What a command printed, and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>Runs the hub's command line as a process of its own.</summary>
public static class HubCommand
{
    /// <param name="settings">Environment variables, for example <c>Sync__ehr__BaseUrl</c>.</param>
    /// <param name="args">The command line.</param>
    /// <returns>Started; the caller ends it.</returns>
    public static Process Start(IReadOnlyDictionary<string, string>? settings, params ReadOnlySpan<string> args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "HrHub.Local.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment.Remove("LC_ALL");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="TimeoutException">It did not end within two minutes; it was killed.</exception>
    public static Task<CommandResult> Run(params ReadOnlySpan<string> args) => Run(null, args);

    /// <inheritdoc cref="Run(ReadOnlySpan{string})"/>
    public static Task<CommandResult> Run(IReadOnlyDictionary<string, string>? settings, params ReadOnlySpan<string> args) => End(Start(settings, args));

    private static async Task<CommandResult> End(Process process)
    {
        using (process)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"The command did not end: {await output}{await error}");
            }
            return new(process.ExitCode, await output, await error);
        }
    }
}
