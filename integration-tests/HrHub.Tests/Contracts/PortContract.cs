namespace HrHub.Tests.Contracts;

/// <summary>Opens a port before each fact of its contract, and closes what is beneath it afterwards.</summary>
/// <param name="open">Opens it on one implementation.</param>
public abstract class PortContract<T>(Func<Task<Opened<T>>> open) : IAsyncLifetime
{
    private Opened<T> _opened = null!;

    protected T Port => _opened.Port;

    public async Task InitializeAsync() => _opened = await open();

    public async Task DisposeAsync()
    {
        foreach (var beneath in _opened.Beneath) await beneath.DisposeAsync();
    }
}
