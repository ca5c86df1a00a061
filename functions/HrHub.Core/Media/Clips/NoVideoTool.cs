namespace HrHub.Core.Media.Clips;

/// <summary>Where there is no tool: says so.</summary>
public sealed class NoVideoTool : IVideoTool
{
    public bool IsHere => false;

    public Task<Outcome<byte[]>> Still(Stream video, double? seconds, CancellationToken ct) => Missing();

    public Task<Outcome<byte[]>> Excerpt(Stream video, double start, CancellationToken ct) => Missing();

    private static Task<Outcome<byte[]>> Missing() => Task.FromResult<Outcome<byte[]>>(HubError.NoVideoTool);
}
