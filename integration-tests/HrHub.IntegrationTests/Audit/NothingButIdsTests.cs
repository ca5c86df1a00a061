using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Audit;

/// <summary>The trail outlives the person: nothing of what the hub holds about anybody may be in it.</summary>
public sealed class NothingButIdsTests(DemoTrail demo) : IClassFixture<DemoTrail>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task No_entry_and_no_root_holds_anything_that_a_person_said_or_is_called()
    {
        using var folder = demo.Copy();
        Assert.Equal(0, (await HubCommand.Run("audit", "root", "--data", folder.Path)).ExitCode);
        await using var stores = new LocalStores(folder.Path, TimeProvider.System);
        using var root = new FileRootKey(folder.File("root-key.pem"));
        using var keys = new KeyRing(root, new SqliteKeyStore(stores.Keys), TimeProvider.System);
        var (log, files) = (new SqliteAuditLog(stores.Records, TimeProvider.System), new SqliteCandidateFiles(stores.Records, keys, []));

        var personal = new HashSet<string>();
        await foreach (var head in log.Heads(None))
            if (head.Chain != AuditEvent.HubChain) personal.UnionWith(PersonalValues((await files.Find(head.Chain, None))!.File));
        var entries = await log.Since(DateTimeOffset.UnixEpoch, None).Select(entry => JsonSerializer.Serialize(entry, CanonicalJson.Options)).ToListAsync();
        var heads = Directory.EnumerateFiles(folder.File("audit-roots")).Select(File.ReadAllText);

        Assert.True(personal.Count > 30, $"{personal.Count} values were planted.");
        Assert.True(entries.Count > 30, $"{entries.Count} entries were written.");
        Assert.DoesNotContain(entries.Concat(heads), text => personal.Any(value => text.Contains(value, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> PersonalValues(CandidateFile file)
    {
        var identities = file.Interviews.Select(interview => interview.Interview.Candidate).Append(file.Identity);
        return identities.SelectMany(person => new[] { person?.Name, person?.NationalId, person?.Email, person?.Phone })
            .Concat(file.Interviews.SelectMany(interview => interview.Interview.Transcript).Select(line => line.Text))
            .Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!);
    }
}
