namespace HrHub.Core.Keys;

/// <summary>A token of a name, and the version of the index that made it.</summary>
public sealed record NameToken(int Version, string Token);

/// <summary>The blind indexes that are alive: one, or two while the key is being rotated; then both are written and both are searched.</summary>
/// <param name="live">Newest first, at least one.</param>
/// <param name="settled">See <see cref="Settled"/>.</param>
public sealed class BlindIndexes(IReadOnlyList<BlindIndex> live, int settled)
{
    public IReadOnlyList<BlindIndex> Live => live;

    public BlindIndex Current => live[0];

    public bool IsRotating => live.Count > 1;

    /// <summary>The newest version that every writer has known for a while: what is written from now on has its tokens.</summary>
    public int Settled => settled;

    /// <summary>All tokens under which a name can be found.</summary>
    public IReadOnlyList<NameToken> NameTokens(string name) => [.. live.SelectMany(index => index.NameTokens(name).Select(token => new NameToken(index.Version, token)))];

    /// <summary>For a search by part of a name: a name matches that has all tokens of one of the sets. Empty where the text is too short to be found.</summary>
    public IReadOnlyList<IReadOnlySet<string>> NameQuery(string text) => [.. live.Select(index => index.NameQuery(text)).Where(tokens => tokens.Count > 0)];
}
