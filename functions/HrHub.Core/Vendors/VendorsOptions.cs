namespace HrHub.Core.Vendors;

/// <summary>Settings section <c>Vendors</c>.</summary>
public sealed class VendorsOptions
{
    /// <summary>A directory with more profiles (*.json). One with the name of a built-in profile takes its place. Empty: only the built-in ones.</summary>
    public string? ProfileDirectory { get; set; }

    /// <summary>The secrets that profiles name: <c>Vendors__Secrets__ribbon</c>. A secret that is missing or empty means that the vendor's deliveries are refused.</summary>
    public Dictionary<string, string> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public override string ToString() => $"VendorsOptions({Secrets.Count} secrets)";
}
