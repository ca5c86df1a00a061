namespace HrHub.Intake;

/// <summary>Reads a body that may lie about its length, or not tell it.</summary>
public static class LimitedBody
{
    private const int FirstBuffer = 4096;

    /// <returns>Null as soon as the body is known to be over the limit.</returns>
    public static async Task<ReadOnlyMemory<byte>?> Read(WebhookRequest request, int limit, CancellationToken ct)
    {
        if (request.Length > limit) return null;

        // One byte more than announced: the read that finds the end must find room.
        var buffer = new byte[Math.Min((request.Length ?? FirstBuffer) + 1, limit + 1L)];
        var filled = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer.AsMemory(filled), ct)) > 0;)
        {
            filled += read;
            if (filled > limit) return null;
            if (filled == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1L));
        }
        return buffer.AsMemory(0, filled);
    }
}
