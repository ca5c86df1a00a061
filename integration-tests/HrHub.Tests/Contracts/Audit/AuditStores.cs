using HrHub.Tests.Contracts.Records;

namespace HrHub.Tests.Contracts.Audit;

public sealed class AuditLogOnSqlite() : AuditLogContract(RecordPorts.OnSqlite);

public sealed class AuditLogOnCosmos() : AuditLogContract(RecordPorts.OnCosmos);

public sealed class AuditLogOnCosmosWithFaults() : AuditLogContract(RecordPorts.OnCosmosWithFaults);

public sealed class AuditEvidenceOnSqlite() : AuditEvidenceContract(RecordPorts.OnSqlite);

public sealed class AuditEvidenceOnCosmos() : AuditEvidenceContract(RecordPorts.OnCosmos);

public sealed class AuditEvidenceOnCosmosWithFaults() : AuditEvidenceContract(RecordPorts.OnCosmosWithFaults);
