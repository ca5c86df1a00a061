namespace HrHub.Core.Media;

/// <summary>Small objects, written and read at once.</summary>
public static class WholeObject
{
    /// <inheritdoc cref="ISealedObjects.Upload" path="/exception"/>
    public static async Task Put(this ISealedObjects objects, string name, ReadOnlyMemory<byte> sealedBytes, CancellationToken ct)
    {
        await using var upload = await objects.Upload(name, sealedBytes.Length, ct);
        await upload.Stage(0, sealedBytes, ct);
        await upload.Commit(ct);
    }

    /// <returns>Null when there is no such object.</returns>
    /// <inheritdoc cref="ISealedObjects.Read" path="/exception"/>
    public static async Task<byte[]?> Get(this ISealedObjects objects, string name, CancellationToken ct)
    {
        if (await objects.Length(name, ct) is not { } length) return null;
        var sealedBytes = new byte[length];
        await objects.Read(name, 0, sealedBytes, ct);
        return sealedBytes;
    }
}
