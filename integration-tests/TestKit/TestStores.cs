using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Local.Stores;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.TestKit;

/// <summary>The real stores in a temporary folder, on a clock that stands still until it is moved.</summary>
public sealed class TestStores : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
    // Making an RSA key takes longer than most tests: one for the whole run.
    private static readonly Lazy<string> RootKeyPem = new(() =>
    {
        using var rsa = RSA.Create(3072);
        return rsa.ExportPkcs8PrivateKeyPem();
    });
    private readonly TempFolder _folder = new();

    public TestStores(params IReadOnlyList<string> systems)
    {
        Local = new LocalStores(_folder.Path, Clock);
        File.WriteAllText(_folder.File("root.pem"), RootKeyPem.Value);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.File("root.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        RootKey = new FileRootKey(_folder.File("root.pem"));
        Keys = new KeyRing(RootKey, new SqliteKeyStore(Local.Keys), Clock);
        Inbox = new SqliteInbox(Local.Inbox);
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
    public KeyRing Keys { get; }
    public SqliteInbox Inbox { get; }
    public SqliteCandidateFiles Files { get; }
    public SqliteCandidateIndex Index { get; }
    public SqliteParkedItems Parked { get; }
    public SqliteSyncStates SyncStates { get; }
    public FileSealedObjects Objects { get; }
    public FileRootKey RootKey { get; }
    public SqliteAuditLog Audit { get; }

    public async ValueTask DisposeAsync()
    {
        await Local.DisposeAsync();
        Keys.Dispose();
        RootKey.Dispose();
        _folder.Dispose();
    }
}
