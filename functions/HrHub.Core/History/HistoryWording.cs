using HrHub.Core.Canonical;
using HrHub.Core.Records.Search;
using HrHub.Core.Work;

namespace HrHub.Core.History;

/// <summary>Words for codes that a history speaks of. A code without words is shown as it is.</summary>
internal static class HistoryWording
{
    public static Label Delivery(string vendor, string eventName, PartEffect effect) => effect switch
    {
        PartEffect.Create => new($"{vendor} 发来“{eventName}”：新面试", $"{vendor} sent “{eventName}”: a new interview"),
        PartEffect.Provisional => new($"{vendor} 发来“{eventName}”：暂定结果", $"{vendor} sent “{eventName}”: a provisional result"),
        PartEffect.Final => new($"{vendor} 发来“{eventName}”：最终结果", $"{vendor} sent “{eventName}”: the final result"),
        PartEffect.Revoke => new($"{vendor} 发来“{eventName}”：撤销结果", $"{vendor} sent “{eventName}”: the result is revoked"),
        PartEffect.Delete => new($"{vendor} 发来“{eventName}”：删除面试", $"{vendor} sent “{eventName}”: the interview is deleted"),
        _ => new($"{vendor} 发来“{eventName}”：更新", $"{vendor} sent “{eventName}”: an update"),
    };

    /// <summary>A sentence, with the reason that somebody gave.</summary>
    public static Label With(this Label text, string? why) => why is null ? text : new($"{text.Zh}：{why}", $"{text.En}: {why}");

    /// <summary>Says that words are gone, to whoever would read them.</summary>
    /// <param name="text">The sentence without them.</param>
    /// <param name="words">Null once they were erased.</param>
    /// <param name="reader">Who reads.</param>
    public static Label Without(this Label text, string? words, HistoryReader reader)
        => words is not null || !reader.SeesValues ? text : text.Gone();

    /// <summary>The sentence of something of which nothing is left but that it happened.</summary>
    public static Label Gone(this Label text) => new($"{text.Zh}（内容已删除）", $"{text.En} (the content has been erased)");

    public static Label Purpose(MaterialPurpose purpose) => purpose switch
    {
        MaterialPurpose.Resume => new("简历", "résumé"),
        MaterialPurpose.Certificate => new("证书", "certificate"),
        MaterialPurpose.InterviewRecord => new("面试记录", "record of an interview"),
        MaterialPurpose.BackgroundCheck => new("背景调查", "background check"),
        MaterialPurpose.Offer => new("录用通知", "offer"),
        _ => new("材料", "material"),
    };

    /// <summary>A class of data, or of fields, of the audit trail.</summary>
    public static Label Class(string? code) => code switch
    {
        null => new("档案", "the file"),
        "file" => new("档案", "the file"),
        "history" => new("变更历史", "the history"),
        "metadata" => new("元数据", "metadata"),
        "identity" => new("身份信息", "identity"),
        "national-id" => new("完整身份证号", "the whole ID number"),
        "interview" => new("面试详情", "an interview"),
        "scores" => new("分数", "scores"),
        "texts" or "revisions" => new("文字更正", "corrections of texts"),
        "transcript" => new("逐字稿", "the transcript"),
        "emotions" => new("情绪分析", "the emotion analysis"),
        "video" or "media" => new("视频", "videos"),
        "materials" => new("材料", "materials"),
        "comments" => new("评论", "comments"),
        "stage" => new("招聘阶段", "the stage of hiring"),
        "tags" => new("标签", "tags"),
        "invitations" => new("面试邀请", "invitations"),
        "holds" => new("删除保留", "holds"),
        "dispute" or "disputes" => new("异议", "disputes"),
        "cases" => new("个人请求", "requests of the person"),
        "report" => new("评估报告", "the report"),
        "everything" => new("全部数据", "everything"),
        "interviews" => new("面试表格", "a table of interviews"),
        "archive" => new("打包下载", "an archive"),
        "archive-with-videos" => new("含视频的打包下载", "an archive with videos"),
        "search" => new("搜索结果", "a search"),
        "parked" => new("待处理项", "parked items"),
        "kpis" => new("绩效指标", "key figures"),
        "training-results" => new("培训结果", "training results"),
        "reviews" => new("考核", "reviews"),
        "raw-delivery" => new("供应商原始数据", "what vendors sent"),
        _ => new(code, code),
    };

    /// <summary>What a case asks for.</summary>
    public static Label Case(string? kind) => kind switch
    {
        "access" => new("查阅", "access"),
        "correct" => new("更正", "correction"),
        "restrict" => new("限制处理", "restriction"),
        "erase" => new("删除", "erasure"),
        _ => new("个人请求", "a request"),
    };

    public static Label Decision(string? why) => why switch
    {
        "granted" => new("同意", "granted"),
        "refused" => new("拒绝", "refused"),
        _ => new("已决定", "decided"),
    };
}
