using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Exports;

/// <summary>A file that is ready to be written.</summary>
/// <param name="Name">Names no person.</param>
/// <param name="ContentType">Of the whole file.</param>
/// <param name="WriteTo">Writes it as it is made; to be called once.</param>
public sealed record ExportFile(string Name, string ContentType, Func<Stream, CancellationToken, Task> WriteTo)
{
    internal IResult ToHttp(CancellationToken ct) => Results.Stream(output => WriteTo(output, ct), ContentType, Name);
}
