using System.Diagnostics;
using HrHub.Tests.Architecture;

namespace HrHub.Tests.Infra;

/// <summary>A script of <c>infra/</c>, run with an Azure CLI and a .NET SDK that only write down how they are called.</summary>
internal sealed class ScriptRun : IDisposable
{
    private const string Az = """
        #!/usr/bin/env bash
        printf 'az %s\n' "$*" >>"$CALLS"
        case "$*" in
          "group exists"*) echo "${GROUP_EXISTS:-true}" ;;
          *outputs.apps*) printf 'hub-intake\nhub-pipeline\nhub-api\n' ;;
          *"length(@)"*) echo "${OTHERS:-0}" ;;
          *"lock list"*) echo the-lock ;;
          *--query*) echo answer ;;
        esac
        """;

    private const string Dotnet = """
        #!/usr/bin/env bash
        printf 'dotnet %s\n' "$*" >>"$CALLS"
        while [ "$1" != -o ]; do shift; done
        mkdir -p "$2/.azurefunctions" && echo app >"$2/host.json"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrhub-script-");
    private string Log => Path.Combine(_folder.FullName, "calls");

    public ScriptRun()
    {
        File.WriteAllText(Log, "");
        foreach (var (name, text) in new[] { ("az", Az), ("dotnet", Dotnet) })
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Another script beside the repository's, for changed parameters; null for the repository's own.</summary>
    public InfraCopy? Infra { get; init; }

    public Dictionary<string, string> Environment { get; } = [];

    public IReadOnlyList<string> Calls => File.ReadAllLines(Log);

    /// <summary>It ended before it read its answers.</summary>
    public bool LeftEarly { get; private set; }

    /// <summary>Place of the first call that begins so; -1 when there was none.</summary>
    public int Place(string beginning) => Calls.ToList().FindIndex(call => call.StartsWith(beginning, StringComparison.Ordinal));

    /// <returns>Exit code, and everything that it printed.</returns>
    public async Task<(int Exit, string Said)> Run(string answers, string script, params string[] arguments)
    {
        var path = Infra?.PathOf(script) ?? Path.Combine(Repository.Root, "infra", script);
        var start = new ProcessStartInfo("bash", [path, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.FullName}:{start.Environment["PATH"]}";
        start.Environment["CALLS"] = Log;
        foreach (var (name, value) in Environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.StandardInput.WriteAsync(answers);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // As a script does that refuses its arguments: who ends first is chance.
            LeftEarly = true;
        }
        var text = string.Concat(await said);
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
