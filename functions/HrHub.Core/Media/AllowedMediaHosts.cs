namespace HrHub.Core.Media;

/// <summary>The hosts from which a vendor's media may be fetched, from its profile: exact names, or <c>*.example.com</c>. Empty means none.</summary>
public delegate IReadOnlyList<string> AllowedMediaHosts(string vendor);
