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

public sealed class SearchOnSqlite() : SearchContract(RecordPorts.OnSqlite);

public sealed class SearchOnCosmos() : SearchContract(RecordPorts.OnCosmos);

public sealed class SearchOnCosmosWithFaults() : SearchContract(RecordPorts.OnCosmosWithFaults);

public sealed class CandidateIndexOnSqlite() : CandidateIndexContract(RecordPorts.OnSqlite);

public sealed class CandidateIndexOnCosmos() : CandidateIndexContract(RecordPorts.OnCosmos);

public sealed class CandidateIndexOnCosmosWithFaults() : CandidateIndexContract(RecordPorts.OnCosmosWithFaults);

public sealed class CandidateTokensOnSqlite() : CandidateTokensContract(RecordPorts.OnSqlite);

public sealed class CandidateTokensOnCosmos() : CandidateTokensContract(RecordPorts.OnCosmos);

public sealed class CandidateTokensOnCosmosWithFaults() : CandidateTokensContract(RecordPorts.OnCosmosWithFaults);

public sealed class SyncStatesOnSqlite() : SyncStatesContract(RecordPorts.OnSqlite);

public sealed class SyncStatesOnCosmos() : SyncStatesContract(RecordPorts.OnCosmos);

public sealed class SyncStatesOnCosmosWithFaults() : SyncStatesContract(RecordPorts.OnCosmosWithFaults);

public sealed class RetentionIndexOnSqlite() : RetentionIndexContract(RecordPorts.OnSqlite);

public sealed class RetentionIndexOnCosmos() : RetentionIndexContract(RecordPorts.OnCosmos);

public sealed class RetentionIndexOnCosmosWithFaults() : RetentionIndexContract(RecordPorts.OnCosmosWithFaults);

public sealed class ChangeFeedOnSqlite() : ChangeFeedContract(RecordPorts.OnSqlite);

public sealed class ChangeFeedOnCosmos() : ChangeFeedContract(RecordPorts.OnCosmos);

public sealed class ChangeFeedOnCosmosWithFaults() : ChangeFeedContract(RecordPorts.OnCosmosWithFaults);
