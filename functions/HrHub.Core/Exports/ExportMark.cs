namespace HrHub.Core.Exports;

/// <summary>Who took data away, and when: written into every file, so that a copy tells where it comes from.</summary>
/// <param name="By">Subject of the token.</param>
/// <param name="At">When the file was made.</param>
/// <param name="Trace">Id under which the request is in the logs; null while nobody traces.</param>
public sealed record ExportMark(string By, DateTimeOffset At, string? Trace);
