using HrHub.Core.Retention;

namespace HrHub.IntegrationTests.Histories;

/// <summary>What the model knows of one file: what people did to it.</summary>
internal sealed class ModelFile(string candidateId)
{
    public string CandidateId => candidateId;
    public Dictionary<string, (HoldKind Kind, DateTimeOffset? Until)> Holds { get; } = [];
    public DateTimeOffset? Closed { get; set; }
    public DateTimeOffset? Hired { get; set; }
    public DateTimeOffset? Asked { get; set; }
    public string? Jurisdiction { get; set; }

    public bool IsHeld(DateTimeOffset now) => Holds.Values.Any(hold => hold.Until is null || hold.Until > now);

    public void AskFor(DateTimeOffset at) => Asked = Asked is null || at < Asked ? at : Asked;

    /// <summary>It turned out that both are one person.</summary>
    public void Inherit(ModelFile emptied)
    {
        foreach (var hold in emptied.Holds) Holds.TryAdd(hold.Key, hold.Value);
        if (emptied.Asked is { } asked) AskFor(asked);
        Closed = Latest(Closed, emptied.Closed);
        Hired = Latest(Hired, emptied.Hired);
        Jurisdiction ??= emptied.Jurisdiction;
    }

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

/// <summary>What the model knows of one interview: what its vendor told, and when we heard of it.</summary>
/// <param name="ended">As the vendor says in every event that says it.</param>
internal sealed class ModelInterview(string interviewId, DateTimeOffset ended)
{
    private readonly Dictionary<int, DateTimeOffset> _heard = [];

    public string InterviewId => interviewId;
    public DateTimeOffset VendorEnd => ended;
    public bool IsKnown => _heard.Count > 0;

    /// <param name="stage">0 invited, 1 started, 2 completed.</param>
    /// <param name="now">When it was filed.</param>
    public void Hear(int stage, DateTimeOffset now) => _heard.TryAdd(stage, now);

    public DateTimeOffset TimeOf(int stage) => stage switch { 0 => ended.AddDays(-2), 1 => ended.AddHours(-1), _ => ended };

    /// <summary>The last stage that is known. Nothing ended after we were told of it, whatever the vendor's clock says.</summary>
    public DateTimeOffset Ended => _heard.MaxBy(heard => heard.Key) is var last && TimeOf(last.Key) < last.Value ? TimeOf(last.Key) : last.Value;
}
