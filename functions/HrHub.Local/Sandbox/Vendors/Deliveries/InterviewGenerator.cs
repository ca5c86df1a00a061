using HrHub.Local.Sandbox.Vendors.Media;
using HrHub.Local.Sandbox.Vendors.People;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>Invents interviews, and the deliveries by which vendors tell of them. Pure: the same scenario gives the same bytes.</summary>
public sealed class InterviewGenerator(SandboxScenario scenario)
{
    /// <summary>The vendors that are built in.</summary>
    public static readonly IReadOnlyList<string> AllVendors = ["ribbon", "codesignal", "showmebug", "micro1", "harver", "standard-webhooks", "canonical"];

    private IReadOnlyList<string> Vendors => scenario.Vendors.Count > 0 ? scenario.Vendors : AllVendors;

    /// <summary>The interview of that number; three in four people are interviewed once, the fourth twice.</summary>
    public SandboxInterview Interview(int serial)
    {
        var vendor = Vendors[serial % Vendors.Count];
        var person = InventedPerson.Invent(scenario.Seed, serial % 5 == 4 ? serial - 1 : serial);
        var draft = new SandboxInterview
        {
            Serial = serial,
            Vendor = vendor,
            Id = "",
            Person = person,
            EndedAt = scenario.Now.AddMinutes(-10 - serial % 600),
            VideoUrl = VideoUrl(serial, vendor),
            ReportUrl = vendor == "codesignal" ? $"{Base}{new GeneratedDocument((uint)serial).Path}" : null,
            LinkIsStaleAtFirst = vendor == "ribbon" && serial == Vendors.Count + Vendors.ToList().IndexOf("ribbon"),
        };
        return draft with { Id = IdOf(draft) };
    }

    /// <summary>The deliveries in the order in which they are sent.</summary>
    public IEnumerable<SandboxDelivery> Deliveries()
    {
        var sent = 0;
        for (var serial = 0; sent < scenario.Deliveries; serial++)
            foreach (var delivery in Of(Interview(serial)))
                if (sent++ < scenario.Deliveries) yield return delivery;
    }

    /// <summary>What its vendor tells of an interview, in order.</summary>
    internal static IEnumerable<SandboxDelivery> Told(SandboxInterview interview, DateTimeOffset sentAt)
        => Events(interview, sentAt).Select((happened, i) => Delivery(interview, happened, sentAt.AddMilliseconds(i)));

    private IEnumerable<SandboxDelivery> Of(SandboxInterview interview)
    {
        // Every event has a time of its own, a little in the past: vendors sign seconds, and old times are refused.
        var sentAt = scenario.Now.AddSeconds(-1 - interview.Serial % 20);
        var events = Told(interview, sentAt).ToList();
        if (scenario.Reorders && interview.Serial % 2 == 1) events.Reverse();

        foreach (var delivery in events)
        {
            yield return delivery;
            if (scenario.Repeats && (interview.Serial * 3 + events.IndexOf(delivery)) % 8 == 0) yield return delivery with { Repeat = true };
        }
        foreach (var bad in Bad(interview, events[0])) yield return bad;
    }

    private IEnumerable<SandboxDelivery> Bad(SandboxInterview interview, SandboxDelivery good)
    {
        // Only where the signature covers the body can a change be found.
        if (scenario.Attacks && interview.Serial == Vendors.ToList().IndexOf("ribbon")) yield return Changed(good);
        if (scenario.Attacks && interview.Serial == Vendors.ToList().IndexOf("showmebug")) yield return Changed(good) with { Original = null, Forged = true };
        if (scenario.UnknownLabel && interview.Serial == Vendors.ToList().IndexOf("micro1"))
            yield return Delivery(interview, Micro1Events.WithUnknownLabel(interview), good.SentAt) with { UnknownLabel = true };
    }

    // A digit of an id becomes another: still JSON, no longer what was signed.
    private static SandboxDelivery Changed(SandboxDelivery good)
    {
        var body = good.Body.ToArray();
        var at = Array.FindLastIndex(body, static value => value is >= (byte)'0' and <= (byte)'8');
        body[at]++;
        return good with { Body = body, Original = good.Body };
    }

    private static SandboxDelivery Delivery(SandboxInterview interview, SandboxEvent happened, DateTimeOffset sentAt) => new()
    {
        Vendor = interview.Vendor,
        Event = happened.Name,
        InterviewId = interview.Id,
        Body = SandboxJson.Bytes(happened.Body),
        DeliveryId = $"msg_{interview.IdFor(happened.Name)}",
        SentAt = sentAt,
    };

    private static IEnumerable<SandboxEvent> Events(SandboxInterview interview, DateTimeOffset sentAt) => interview.Vendor switch
    {
        "ribbon" => RibbonEvents.Of(interview, sentAt),
        "codesignal" => CodeSignalEvents.Of(interview, sentAt),
        "showmebug" => ShowMeBugEvents.Of(interview, sentAt),
        "micro1" => Micro1Events.Of(interview, sentAt),
        "harver" => HarverEvents.Of(interview, sentAt),
        "standard-webhooks" => CanonicalEvents.Enveloped(interview, sentAt),
        "canonical" => CanonicalEvents.Bare(interview, sentAt),
        _ => throw new ArgumentException($"The sandbox can't play {interview.Vendor}."),
    };

    internal static string IdOf(SandboxInterview draft) => draft.Vendor switch
    {
        "ribbon" or "micro1" => draft.UuidFor("interview"),
        "codesignal" => draft.IdFor("session", 15),
        "showmebug" => draft.IdFor("uid", 8).ToUpperInvariant(),
        "harver" => draft.IdFor("application"),
        _ => $"ai-{draft.Serial:000000}",
    };

    private string? VideoUrl(int serial, string vendor)
    {
        var seed = (uint)(scenario.Seed + serial);
        var small = scenario.SmallVideo / 4 + serial * 7_919L % (scenario.SmallVideo * 3 / 4);
        return vendor switch
        {
            "codesignal" or "harver" => null,
            "micro1" => $"{Base}{new GeneratedPlaylist((PlaylistKind)(serial / Vendors.Count % 3), seed, 3).Path}/index.m3u8",
            "canonical" when scenario.LargeVideo is { } large && serial == Vendors.ToList().IndexOf(vendor) => $"{Base}/media/plain/{new GeneratedVideo(seed, large).Name}",
            _ => $"{Base}/media/plain/{new GeneratedVideo(seed, small).Name}",
        };
    }

    private string Base => scenario.Address.GetLeftPart(UriPartial.Authority);
}
