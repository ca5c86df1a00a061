namespace HrHub.Tests.Contracts.Records;

public sealed class CandidateFilesOnSqlite() : CandidateFilesContract(RecordPorts.OnSqlite);

public sealed class CandidateFilesOnCosmos() : CandidateFilesContract(RecordPorts.OnCosmos);

public sealed class CandidateFilesOnCosmosWithFaults() : CandidateFilesContract(RecordPorts.OnCosmosWithFaults);

public sealed class ErasedFilesOnSqlite() : ErasedFilesContract(RecordPorts.OnSqlite);

public sealed class ErasedFilesOnCosmos() : ErasedFilesContract(RecordPorts.OnCosmos);

public sealed class ErasedFilesOnCosmosWithFaults() : ErasedFilesContract(RecordPorts.OnCosmosWithFaults);

public sealed class FoundFilesOnSqlite() : FoundFilesContract(RecordPorts.OnSqlite);

public sealed class FoundFilesOnCosmos() : FoundFilesContract(RecordPorts.OnCosmos);

public sealed class FoundFilesOnCosmosWithFaults() : FoundFilesContract(RecordPorts.OnCosmosWithFaults);
