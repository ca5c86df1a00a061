namespace HrHub.Core.Vendors;

/// <summary>
/// One thing that is wrong with a vendor profile. Each section reports its own from a method <c>IEnumerable&lt;ProfileError&gt; Check()</c>, all at once;
/// the catalog adds the file and the line.
/// </summary>
/// <param name="Path">From the root of the profile, as in JSON: <c>delivery.signature.algorithm</c>, <c>reading.events[2].when</c>.</param>
/// <param name="Message">What was found and what was expected: <c>"sha255" is none of sha1, sha256, sha512, ed25519</c>.</param>
public sealed record ProfileError(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
