namespace HrHub.Api;

/// <summary>A value in a path. Routing decodes every escape but that of a slash, which names of batches and positions may hold.</summary>
internal static class PathSegment
{
    public static string Decoded(string value) => value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
