namespace HrHub.Core.Work;

/// <summary>The way of a person through hiring.</summary>
public static class HiringStages
{
    public const string Resume = "resume", AiInterview = "ai-interview", HumanInterview = "human-interview", BackgroundCheck = "background-check", Offer = "offer", Hired = "hired";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Resume, AiInterview, HumanInterview, BackgroundCheck, Offer, Hired];

    /// <summary>Whether a person who is at one stage has reached another. A stage of the settings of old that is none of these has reached nothing.</summary>
    public static bool Reached(string stage, string other) => Place(stage) >= Place(other);

    /// <summary>Forward by one, back as far as one likes. Hired is left by nobody here, and reached by hiring only.</summary>
    public static bool MayMove(string from, string to)
        => to is not Hired && from is not Hired && Place(to) >= 0 && (Place(to) == Place(from) + 1 || Place(to) < Place(from));

    public static bool IsBack(string from, string to) => Place(to) < Place(from);

    /// <summary>Who has an offer may be hired.</summary>
    public static bool MayHire(string from) => from is Offer;

    private static int Place(string stage)
    {
        for (var place = 0; place < All.Count; place++)
            if (All[place] == stage) return place;
        return -1;
    }
}
