using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit.Media;

namespace HrHub.IntegrationTests.Access;

/// <summary>A person's file, its interviews and videos.</summary>
internal static class CandidatesRoutes
{
    private const string Media = "med-1";
    private static readonly string Interview = Ids.InterviewId("canonical", "lin-1");
    private static readonly string[] Staff = ["hr", "hr-admin", "department-head", "interviewer"], Readers = [.. Staff, "candidate", "system"], Watchers = [.. Staff, "candidate"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "candidates/{id}", null, Readers);
        yield return new("GET", "candidates/{id}/national-id", null, ["hr", "hr-admin", "candidate"]);
        yield return new("GET", "candidates/{id}/history", null, [.. Watchers, "compliance"]);
        yield return new("GET", "candidates/{id}/metadata", null, ["compliance"]);
        foreach (var (part, allowed) in ((string, string[])[])[("", Watchers), ("/transcript", Watchers), ("/emotions", ["hr", "hr-admin", "candidate"])])
            yield return new("GET", $"candidates/{{id}}/interviews/{{interviewId}}{part}", null, allowed, _ => Task.FromResult($"candidates/{PersonsWorld.Lin}/interviews/{Interview}{part}"));
        yield return Of("GET", "", Watchers);
        yield return Of("GET", "/poster", Watchers);
        yield return Of("GET", "/excerpt", Watchers);
        yield return Of("POST", "/links", Watchers);
        yield return Of("GET", "/download", Staff);
    }

    private static ApprovedRoute Of(string method, string what, string[] allowed) => new(method, $"candidates/{{id}}/interviews/{{interviewId}}/media/{{mediaId}}{what}", null, allowed, async world =>
    {
        if (!(await world.File(PersonsWorld.Lin)).Interviews[0].SealedMedia.ContainsKey(Media)) await world.Capture(PersonsWorld.Lin, Media, StandInTool.Video);
        return $"candidates/{PersonsWorld.Lin}/interviews/{Interview}/media/{Media}{what}";
    });
}
