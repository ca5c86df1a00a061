namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <param name="IfMatch">ETag that the document must have; null or <c>*</c> for any.</param>
/// <param name="IfNoneMatch">ETag that the reader has already.</param>
public sealed record Precondition(string? IfMatch, string? IfNoneMatch)
{
    public static Precondition None { get; } = new(null, null);

    /// <returns>Whether a write may go on.</returns>
    public bool Allows(StoredDocument document) => IfMatch is null or "*" || IfMatch == document.ETag;
}
