namespace HrHub.Api.Archive;

/// <summary>Every word of the summary page, in Chinese and English: the person who reads it chose neither.</summary>
internal static class ArchiveWording
{
    public const string Title = "我们持有的关于您的全部信息 · Everything we hold about you";
    public const string Contents = "本压缩包包含：本页、JSON 数据、供应商原始数据、视频与文件、访问记录。 · This archive holds this page, the same and more as JSON (person.json, interviews), what vendors sent (deliveries), videos and documents (media), which systems were told (systems.json), and who did what with it (audit.ndjson).";
    public const string Person = "个人信息 · Person", Name = "姓名 · Name", NationalId = "身份证号 · ID number", Email = "邮箱 · E-mail", Phone = "电话 · Phone", ExternalId = "外部编号 · External id",
        EmployeeNumber = "工号 · Employee number", Stage = "阶段 · Stage", Restricted = "限制处理 · Restricted", Yes = "是 · yes", Candidate = "档案编号 · File";
    public const string Corrections = "更正 · Corrections", Requests = "您的请求 · Your requests", Kept = "保存期限与原因 · How long it is kept, and why", Hold = "暂停删除 · Hold", Systems = "已告知的系统 · Systems that were told", SentLast = "最近一次 · last on";
    public const string OneInterview = "面试 · Interview", ForPosition = "岗位 · Position", Department = "部门 · Department", Batch = "批次 · Batch", Status = "状态 · Status", CompletedAt = "完成时间 · Completed",
        Vendor = "供应商 · Vendor", Overall = "总分 · Overall score", Recommendation = "建议 · Recommendation", Tags = "标签 · Tags";
    public const string Dimensions = "评分维度 · Scores", Behaviours = "行为 · Behaviours", Emotions = "情绪分析 · Emotion analysis", Questions = "问题与回答 · Questions and answers", Transcript = "逐字稿 · Transcript",
        SkillTests = "技能测试 · Skill tests", Screening = "简历筛选 · Résumé screening", IntegrityCheck = "诚信检查 · Integrity", Comments = "评语 · Comments", Media = "视频与文件 · Videos and documents",
        Disputed = "异议 · Disputes", Changed = "人工更正 · Changed by people",
        NotCaptured = "未保存 · not kept by us";
}
