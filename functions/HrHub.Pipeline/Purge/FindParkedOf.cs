using System.Text;
using System.Text.Json;
using HrHub.Core.Inbox;
using HrHub.Core.Records;

namespace HrHub.Pipeline.Purge;

/// <summary>
/// Finds parked deliveries that tell of a person: nobody could read them into a file, so only their own words say whose they are. An ID number, an e-mail address, a phone number or a vendor's
/// id proves it; a name does not. What is still on its way needs no search: it is filed, or found to be late.
/// </summary>
public sealed class FindParkedOf(IInbox inbox, InboxBodies bodies)
{
    private const int Page = 100, ShortestProof = 5;

    /// <returns>Inbox ids.</returns>
    public async Task<IReadOnlyList<string>> Handle(CandidateFile file, CancellationToken ct)
    {
        var proofs = Proofs(file);
        var found = new List<string>();
        if (proofs.Count == 0) return found;
        for (string? after = null; ;)
        {
            var page = await inbox.Parked(after, Page, ct);
            foreach (var entry in page)
                if (Says(await bodies.Open(entry, ct), proofs)) found.Add(entry.Id);
            if (page.Count < Page) return found;
            after = page[^1].Id;
        }
    }

    private static HashSet<string> Proofs(CandidateFile file)
    {
        var people = file.Interviews.Select(interview => interview.Interview.Candidate).Append(file.Identity).ToList();
        return people.SelectMany(person => person.ExternalIds.Values.Append(person.NationalId).Append(person.Email).Append(person.Phone))
            .Concat(file.Interviews.Select(interview => interview.Interview.VendorInterviewId))
            // Short ids are in many texts by chance.
            .OfType<string>().Where(proof => proof.Length >= ShortestProof).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool Says(byte[] body, HashSet<string> proofs)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String && IsProof(reader.GetString()!)
                    || reader.TokenType is JsonTokenType.Number && IsProof(Encoding.UTF8.GetString(reader.ValueSpan))) return true;
            return false;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Not JSON, or not UTF-8: its plain text decides.
            var text = Encoding.UTF8.GetString(body);
            return proofs.Any(proof => text.Contains(proof, StringComparison.OrdinalIgnoreCase));
        }

        bool IsProof(string value) => proofs.Contains(value.Trim());
    }
}
