using System.Text.RegularExpressions;

namespace HrHub.TestKit.Rights;

/// <summary>
/// Who may do what on Azure, as the tables of <c>infra/roles.bicep</c> say; a test of the templates holds the tables against what is deployed. What is not found in them is not allowed.
/// </summary>
public sealed partial class RightsInBicep
{
    // What the built-in roles in the tables allow: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string[]> BuiltIn = new()
    {
        ["Storage Blob Data Reader"] = ["containers/read", "blobs/read"],
        ["Azure Service Bus Data Sender"] = ["send"],
        ["Azure Service Bus Data Receiver"] = ["receive"],
        ["Key Vault Crypto Service Encryption User"] = ["read", "wrap", "unwrap"],
        ["Key Vault Crypto User"] = ["read", "wrap", "unwrap", "sign", "verify", "encrypt", "decrypt", "update", "backup"],
    };

    private readonly Dictionary<string, string[]> _roles;
    private readonly List<Row> _documents, _blobs, _bus, _keys;

    private RightsInBicep(string roles, string cosmosRoles)
    {
        _roles = BuiltIn.Concat(Definitions(cosmosRoles)).Concat(Definitions(roles)).ToDictionary();
        _documents = [.. Table(roles, "documents"), .. Table(roles, "keyDocuments").Select(row => row with { On = "keys" })];
        (_blobs, _keys) = ([.. Table(roles, "blobs")], [.. Table(roles, "keys")]);
        _bus = [.. Table(roles, "queues"), .. Table(roles, "topics")];
    }

    /// <param name="change">What somebody did to the tables; null for nothing.</param>
    public static RightsInBicep Read(Func<string, string>? change = null)
        => new(change?.Invoke(Text("roles.bicep")) ?? Text("roles.bicep"), Text("modules/cosmosRoles.bicep"));

    /// <param name="app"><c>intake</c>, <c>pipeline</c> or <c>api</c>.</param>
    /// <param name="action">The last word of the data action: <c>create</c>, <c>executeQuery</c>, …</param>
    /// <param name="container">Name.</param>
    public bool OnDocuments(string app, string action, string container) => _documents.Any(row => row.Who == app && row.On == container && _roles[row.May].Contains(action));

    /// <param name="app">As above.</param>
    /// <param name="action"><c>blobs/read</c>, …</param>
    /// <param name="container">Name.</param>
    /// <param name="name">Of the blob, or the prefix that is listed; null for the container itself.</param>
    public bool OnBlobs(string app, string action, string container, string? name) => _blobs.Any(row => row.Who == app && row.On == container && _roles[row.May].Contains(action) && (name is null || IsWithin(name, row)));

    /// <param name="app">As above.</param>
    /// <param name="action"><c>send</c> or <c>receive</c>.</param>
    /// <param name="entity">Queue or topic.</param>
    public bool OnBus(string app, string action, string entity) => _bus.Any(row => row.Who == app && row.On == entity && _roles[row.May].Contains(action));

    /// <param name="app">As above.</param>
    /// <param name="action"><c>wrap</c>, <c>sign</c>, …</param>
    public bool OnRootKey(string app, string action) => _keys.Any(row => row.Who == app && _roles[row.May].Contains(action));

    private static bool IsWithin(string name, Row row) => row.Within.Length == 0 && row.Ending.Length == 0
        || row.Within.Length > 0 && name.StartsWith(row.Within, StringComparison.Ordinal) || row.Ending.Length > 0 && name.EndsWith(row.Ending, StringComparison.Ordinal);

    private static string Text(string file) => File.ReadAllText(Path.Combine(SourceTree.Root, "infra", file));

    private static IEnumerable<Row> Table(string text, string name)
    {
        var start = text.IndexOf($"var {name} = [\n", StringComparison.Ordinal);
        if (start < 0) throw new InvalidDataException($"infra/roles.bicep has no table {name}.");
        foreach (var line in text[start..text.IndexOf("\n]", start, StringComparison.Ordinal)].Split('\n').Skip(1).Where(line => line.Contains('{', StringComparison.Ordinal)))
        {
            var cells = Cell().Matches(line).ToDictionary(cell => cell.Groups["name"].Value, cell => cell.Groups["value"].Value);
            yield return new(cells["who"], cells["may"], cells.GetValueOrDefault("on", ""), cells.GetValueOrDefault("within", ""), cells.GetValueOrDefault("ending", ""));
        }
    }

    /// <summary>Roles of our own: each on one line, its actions in brackets.</summary>
    private static IEnumerable<KeyValuePair<string, string[]>> Definitions(string text) => Definition().Matches(text).Select(role => KeyValuePair.Create(
        role.Groups["name"].Value, Action().Matches(role.Groups["actions"].Value).Select(action => Named(action.Value.Trim('\''))).ToArray()));

    private static string Named(string action) => action switch
    {
        "query" => "executeQuery",
        "feed" => "readChangeFeed",
        _ when action.StartsWith("${blobActions}/", StringComparison.Ordinal) => $"blobs/{action.Split('/')[1]}",
        "${containerActions}/read" => "containers/read",
        _ => action.Split('/')[^1],
    };

    private sealed record Row(string Who, string May, string On, string Within, string Ending);

    [GeneratedRegex(@"(?<name>who|may|on|within|ending): '?(?<value>[^',}]*?)'?(?=,| })")]
    private static partial Regex Cell();

    [GeneratedRegex(@"^  '?(?<name>[a-z ]+)'?: \[(?<actions>.*)\]$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"'[^']*'|\bquery\b|\bfeed\b")]
    private static partial Regex Action();
}
