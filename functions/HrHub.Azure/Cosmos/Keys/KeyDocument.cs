using HrHub.Core.Keys;

namespace HrHub.Azure.Cosmos.Keys;

/// <summary>A wrapped key at rest, in a partition of its own.</summary>
internal sealed record KeyDocument : HubDocument
{
    public required string WrappedBy { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Only for shared keys, so that the index over them stays as small as they are few.</summary>
    public bool? IsShared { get; init; }

    public static KeyDocument Of(WrappedKey key) => new()
    {
        Id = key.Id,
        Pk = key.Id,
        WrappedBy = key.WrappedBy,
        Bytes = key.Bytes,
        CreatedAt = key.CreatedAt.ToUnixTimeMilliseconds(),
        IsShared = KeyIds.IsShared(key.Id) ? true : null,
    };

    public WrappedKey Key() => new(Id, WrappedBy, Bytes, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
}
