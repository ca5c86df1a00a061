using HrHub.Core.Access;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Keys;

/// <summary>The jobs over keys, on the stores of a test.</summary>
internal sealed class KeyJobs(TestStores stores)
{
    public static readonly Caller By = new("keys", Role.Operator, "command-line");

    public SqliteCandidateTokens Tokens { get; } = new(stores.Local.Records);

    public RotateKeys Rotate => new(stores.Keys, stores.Audit);

    public ReindexCandidates Reindex => new(stores.Files, Tokens, stores.Keys, stores.KeyStore, stores.Audit, NullLogger<ReindexCandidates>.Instance);

    public ReportKeys Report => new(stores.RootKey, stores.Keys, stores.KeyStore, stores.Inbox, Tokens, stores.Clock);

    public RetireEpochs Retire => new(stores.Keys, stores.KeyStore, stores.Inbox, stores.Audit,
        Options.Create(new KeyRotationOptions { RewrapSchedule = "", ReindexSchedule = "", RetireSchedule = "", DestroyEpochsAfter = TimeSpan.FromDays(7) }), stores.Clock, NullLogger<RetireEpochs>.Instance);

    public RewrapKeys Rewrap(IKeyStore? store = null) => new(stores.Keys, store ?? stores.KeyStore, stores.Audit, NullLogger<RewrapKeys>.Instance);

    /// <summary>As another process on the same files would have it.</summary>
    public KeyRing OtherProcess() => new(new FileRootKey(Path.Combine(stores.Folder, "root.pem")), stores.KeyStore, stores.Clock);
}
