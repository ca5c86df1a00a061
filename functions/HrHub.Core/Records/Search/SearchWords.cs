namespace HrHub.Core.Records.Search;

/// <summary>Words for states of an interview and stages of hiring, as people type them and as they are shown.</summary>
internal static class SearchWords
{
    private static readonly (string Status, string Zh, string En, string[] Others)[] Statuses =
    [
        ("invited", "已邀请", "invited", ["邀请", "待面试", "未开始", "not started"]),
        ("started", "进行中", "started", ["已开始", "面试中", "in progress"]),
        ("completed", "已完成", "completed", ["完成", "已面试", "finished"]),
        ("scoring", "评分中", "scoring", ["打分中"]),
        ("scored", "已评分", "scored", ["已打分", "已出分"]),
        ("abandoned", "已放弃", "abandoned", ["放弃", "中途放弃", "弃考"]),
        ("failed", "失败", "failed", ["异常", "技术失败"]),
        ("cancelled", "已取消", "cancelled", ["取消", "canceled"]),
    ];

    private static readonly (string Stage, string Zh, string En, string[] Others)[] Stages =
    [
        ("resume", "简历筛选", "résumé", ["简历", "初筛", "resume screening"]),
        ("ai-interview", "AI 面试", "AI interview", ["ai面试", "机面", "智能面试"]),
        ("human-interview", "人工面试", "human interview", ["人面", "复试", "终面", "现场面试"]),
        ("background-check", "背景调查", "background check", ["背调"]),
        ("offer", "录用通知", "offer", ["发offer", "待入职"]),
        ("hired", "已录用", "hired", ["录用", "入职", "已入职"]),
    ];

    /// <summary>Words that have a space in them.</summary>
    public static IEnumerable<string> Phrases
        => Statuses.SelectMany(one => one.Others.Append(one.Zh).Append(one.En)).Concat(Stages.SelectMany(one => one.Others.Append(one.Zh).Append(one.En))).Where(word => word.Contains(' ', StringComparison.Ordinal));

    /// <returns>The criterion, or null where the keyword is neither.</returns>
    public static SearchCriteria? Find(string keyword)
    {
        var bare = Bare(keyword);
        if (Statuses.FirstOrDefault(one => Means(one, bare)) is { Status: { } status }) return new() { Status = status };
        return Stages.FirstOrDefault(one => Means(one, bare)) is { Stage: { } stage } ? new() { Stage = stage } : null;
    }

    public static Label OfStatus(string status) => Statuses.FirstOrDefault(one => one.Status == status) is { Zh: { } zh, En: var en } ? new(zh, en) : new(status, status);

    public static Label OfStage(string stage) => Stages.FirstOrDefault(one => one.Stage == stage) is { Zh: { } zh, En: var en } ? new(zh, en) : new(stage, stage);

    private static bool Means((string Code, string Zh, string En, string[] Others) word, string bare)
        => Bare(word.Code) == bare || Bare(word.Zh) == bare || Bare(word.En) == bare || word.Others.Any(other => Bare(other) == bare);

    private static string Bare(string word) => string.Concat(word.Where(letter => letter is not (' ' or '-' or '_'))).ToLowerInvariant().Replace('é', 'e');
}
