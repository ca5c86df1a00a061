using System.Runtime.CompilerServices;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Tests.Vendors.Reading;

/// <summary>Compares with a reviewed file beside the tests; what differs is written beside it as <c>.received.json</c>.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static void Match<T>(T value, string name, [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "Golden");
        var (approved, received) = (Path.Combine(folder, $"{name}.json"), Path.Combine(folder, $"{name}.received.json"));
        var actual = JsonSerializer.Serialize(value, Indented) + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved) == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        Assert.Fail($"{name} differs from its golden file: compare {name}.received.json with {name}.json.");
    }
}
