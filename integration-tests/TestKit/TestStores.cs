using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.TestKit;

/// <summary>The real stores in a temporary folder, on a clock that stands still until it is moved.</summary>
public sealed class TestStores : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
    // Making an RSA key takes longer than most tests: one for the whole run.
    internal static readonly Lazy<string> RootKeyPem = new(() =>
    {
        using var rsa = RSA.Create(3072);
        return rsa.ExportPkcs8PrivateKeyPem();
    });
    private readonly TempFolder _folder = new();

    public TestStores(params IReadOnlyList<string> systems)
    {
        Local = new LocalStores(_folder.Path, Clock);
        RootKey = new FileRootKey(WriteRootKey(_folder, "root.pem"));
        KeyStore = new SqliteKeyStore(Local.Keys);
        Keys = new KeyRing(RootKey, KeyStore, Clock);
        Inbox = new SqliteInbox(Local.Inbox, new());
        Files = new SqliteCandidateFiles(Local.Records, Keys, systems);
        Index = new SqliteCandidateIndex(Local.Records);
        Parked = new SqliteParkedItems(Local.Records);
        SyncStates = new SqliteSyncStates(Local.Records);
        Objects = new FileSealedObjects(_folder.File("objects"));
        Audit = new SqliteAuditLog(Local.Records, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(Start);
    public string Folder => _folder.Path;
    public LocalStores Local { get; }
    public SqliteKeyStore KeyStore { get; }
    public KeyRing Keys { get; }
    public SqliteInbox Inbox { get; }
    public SqliteCandidateFiles Files { get; }
    public SqliteCandidateIndex Index { get; }
    public SqliteParkedItems Parked { get; }
    public SqliteSyncStates SyncStates { get; }
    public FileSealedObjects Objects { get; }
    public FileRootKey RootKey { get; }
    public SqliteAuditLog Audit { get; }

    /// <summary>Files interviews as the hub does.</summary>
    /// <param name="keys">Those of another process; null for <see cref="Keys"/>.</param>
    public FileInterview Filing(KeyRing? keys = null)
    {
        var files = keys is null ? Files : new SqliteCandidateFiles(Local.Records, keys, []);
        var resolve = new ResolveCandidate(files, Index, keys ?? Keys);
        var assembly = new InterviewAssembly(new FolderRules(new()));
        var rewrap = new RewrapMedia(keys ?? Keys);
        var move = new MoveInterview(files, resolve, assembly, rewrap, Policies.Stamp, new SqliteMessageBus(Local.Inbox, new QueueOptions(), Clock), Clock);
        return new(files, resolve, assembly, rewrap, move, Policies.Stamp, Clock);
    }

    internal static string WriteRootKey(TempFolder folder, string name)
    {
        File.WriteAllText(folder.File(name), RootKeyPem.Value);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return folder.File(name);
    }

    public async ValueTask DisposeAsync()
    {
        await Local.DisposeAsync();
        Keys.Dispose();
        RootKey.Dispose();
        _folder.Dispose();
    }
}
