using System.Security.Cryptography;
using System.Text;
using HrHub.Local.Sandbox.Vendors.People;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>One invented interview at one vendor: everything that the vendor's events and API say about it is computed from here.</summary>
public sealed record SandboxInterview
{
    private static readonly string[] Positions = ["客户经理", "数据分析师", "风险合规专员", "Full Stack Engineer", "Branch Manager", "Data Engineer"];

    public required int Serial { get; init; }
    public required string Vendor { get; init; }

    /// <summary>In the form that this vendor gives its ids.</summary>
    public required string Id { get; init; }

    public required InventedPerson Person { get; init; }
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Link to the recording, absolute; null for vendors that have none.</summary>
    public required string? VideoUrl { get; init; }

    /// <summary>Link to the report page, absolute; null for vendors whose events have none.</summary>
    public string? ReportUrl { get; init; }

    /// <summary>The first time the vendor's API is asked, the link it gives has expired.</summary>
    public bool LinkIsStaleAtFirst { get; init; }

    /// <summary>What it was made of, where the hub made it; otherwise invented.</summary>
    public string? Flow { get; init; }

    /// <summary>Of the position, where the hub said it; otherwise invented.</summary>
    public string? Title { get; init; }

    public string Position => Title ?? Positions[Serial % Positions.Length];
    public string FlowId => Flow ?? IdFor("flow", 8);
    public DateTimeOffset StartedAt => EndedAt - Duration;
    public TimeSpan Duration => TimeSpan.FromSeconds(900 + Serial * 37 % 1_800);

    /// <summary>0–100.</summary>
    public int Score => 40 + Serial * 17 % 60;

    /// <summary>0–100, different per aspect.</summary>
    public int ScoreOf(string aspect) => 35 + (SHA256.HashData(Encoding.UTF8.GetBytes($"{Serial} {aspect}"))[0] + Serial) % 65;

    /// <summary>One of the labels, lowest first, by <see cref="ScoreOf"/>.</summary>
    public string LabelOf(string aspect, params ReadOnlySpan<string> labels) => labels[ScoreOf(aspect) * labels.Length / 101];

    /// <summary>Question and answer in the candidate's language.</summary>
    public (string Question, string Answer)[] Talk => Person.IsChinese
        ? [("请做一个简单的自我介绍。", $"您好，我应聘的岗位是{Position}。"), ("请谈谈一次解决客户投诉的经历。", "我先听客户讲完，然后和柜台同事一起查流水，当天就给了答复。"), ("您如何看待团队合作？", "分工要清楚，进度要公开，有问题早说。")]
        : [("Please introduce yourself.", $"I am applying for the position of {Position}."), ("Tell me about a complaint you resolved.", "I listened first, then checked the ledger with a colleague, and we answered the same day."), ("How do you work in a team?", "Clear tasks, open progress, and bad news early.")];

    /// <summary>A value of the form of an id, always the same for this interview and name.</summary>
    public string IdFor(string name, int hexDigits = 24) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Vendor} {Serial} {name}")))[..hexDigits];

    public string UuidFor(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Vendor} {Serial} {name}")).AsSpan(0, 16)).ToString();

    public override string ToString() => $"SandboxInterview({Vendor}, {Id})";
}
