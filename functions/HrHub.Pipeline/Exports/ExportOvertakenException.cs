namespace HrHub.Pipeline.Exports;

/// <summary>The try that runs may not go on: the export was cancelled, is to begin again, or somebody else writes it.</summary>
public sealed class ExportOvertakenException(string jobId) : Exception($"The export {jobId} is not written by this try any more.");
