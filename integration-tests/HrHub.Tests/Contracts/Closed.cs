namespace HrHub.Tests.Contracts;

/// <summary>What knows no waiting when it is closed.</summary>
internal sealed class Closed(IDisposable what) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        what.Dispose();
        return default;
    }
}
