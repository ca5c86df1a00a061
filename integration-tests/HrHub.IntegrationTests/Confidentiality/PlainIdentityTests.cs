using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.IntegrationTests.Access;
using HrHub.IntegrationTests.Audit;
using HrHub.IntegrationTests.Persons;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Confidentiality;

/// <summary>Whatever people do with the hub, nothing on its disk says in plain bytes who anybody is or what they said: every file is searched, for every form in which software writes a text down.</summary>
public sealed class PlainIdentityTests(DemoTrail demo) : IClassFixture<DemoTrail>
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>What people may write in the clear, and are told so: a tag, which is searched by, and a dimension of a competency model, which is about nobody.</summary>
    private static readonly string[] Clear = ["储备人才", "逻辑思维"];

    [Fact]
    public async Task After_every_route_of_the_API_was_used_no_file_names_anybody()
    {
        await using var world = await PersonsWorld.Start();
        foreach (var route in RouteRoleTests.AllApproved)
        {
            var role = route.Allowed[0];
            using var answer = await world.Hub.Call(role == "candidate" ? world.TokenOf(PersonsWorld.Lin) : world.Provider.Token(role), route.Method, await route.Address(world), route.Body);
            Assert.True(answer.IsSuccessStatusCode, $"{role} {route.Method} {route.Route}: {answer.StatusCode}");
            await answer.Content.ReadAsByteArrayAsync();
        }
        await world.Hub.Idle();

        string[] personal = [.. Values(People.林小雨), .. Values(People.Ada), .. People.Interview("x").Transcript.Select(line => line.Text), .. RouteRoleTests.AllApproved.SelectMany(route => FreeTexts(route.Body))];
        Assert.True(personal.Length > 15, $"{personal.Length} values were sent.");
        Assert.DoesNotContain(StoredTraces.Find(world.Hub.Folder, personal), trace => !Clear.Any(trace.Contains));
        // What may be read is found: the search works.
        Assert.NotEmpty(StoredTraces.Find(world.Hub.Folder, ["HQ/Shanghai/Retail"]));
    }

    [Fact]
    public async Task After_deliveries_of_every_vendor_no_file_says_who_was_interviewed_or_what_they_said()
    {
        var personal = new HashSet<string>();
        using (var copy = demo.Copy())
        {
            await using var stores = new LocalStores(copy.Path, TimeProvider.System);
            using var root = new FileRootKey(copy.File("root-key.pem"));
            using var keys = new KeyRing(root, new SqliteKeyStore(stores.Keys), TimeProvider.System);
            var (log, files) = (new SqliteAuditLog(stores.Records, TimeProvider.System), new SqliteCandidateFiles(stores.Records, keys, []));
            await foreach (var head in log.Heads(None))
                if (head.Chain != AuditEvent.HubChain && await files.Find(head.Chain, None) is { } found)
                    personal.UnionWith(found.File.Interviews.Select(interview => interview.Interview.Candidate ?? new()).Append(found.File.Identity).SelectMany(Values).Concat(found.File.Interviews.SelectMany(interview => interview.Interview.Transcript).Select(line => line.Text)));
        }

        Assert.True(personal.Count > 30, $"{personal.Count} values were delivered.");
        // What the demo's downstream system got is its own, outside the hub.
        Assert.DoesNotContain(StoredTraces.Find(demo.Folder, [.. personal]), trace => !trace.StartsWith("sandbox-", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Values(CandidateIdentity person) => new[] { person.Name, person.NationalId, person.Email, person.Phone }.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!);

    private static IEnumerable<string> FreeTexts(string? body) => body is null ? [] : (body[0] is '{' or '[' ? Leaves(JsonDocument.Parse(body).RootElement) : [body]).Where(text => text.Any(letter => letter is ' ' or > '\u3000'));

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value)),
        _ => [],
    };
}
