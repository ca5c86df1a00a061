namespace HrHub.Azure.Cosmos.Records.Saving;

/// <summary>A file that does not go into one transaction: 2 MB or 100 documents. Nothing of it was written.</summary>
public sealed class FileTooLargeException(string candidateId) : Exception($"The file {candidateId} is too large for one transaction.");
