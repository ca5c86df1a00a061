namespace HrHub.Core.Vendors;

/// <summary>Paths into a profile, as errors name them: <c>reading.scales["Soft skills"].labels[2]</c>.</summary>
public static class ProfilePath
{
    public static string Member(string parent, string name)
        => !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '-') ? $"{parent}[\"{name}\"]"
            : parent.Length == 0 ? name
            : $"{parent}.{name}";

    public static string Item(string parent, int index) => $"{parent}[{index}]";

    /// <summary>The path of what holds this one; empty for the root.</summary>
    public static string Parent(string path) => path[..Math.Max(0, Math.Max(path.LastIndexOf('.'), path.LastIndexOf('[')))];
}
