using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports.Reports;

/// <summary>What reports say, in both languages.</summary>
internal static class ReportWording
{
    public static readonly Label Title = new("候选人评估报告", "Candidate report"), Candidate = new("候选人编号", "Candidate"), NationalId = new("身份证号", "ID number"), Phone = new("手机", "Phone"), Email = new("邮箱", "E-mail"),
        Stage = new("阶段", "Stage"), EmployeeNumber = new("工号", "Employee number"), NoName = new("姓名未知", "Name unknown"), NoPosition = new("岗位未知", "Position unknown"),
        Position = new("岗位", "Position"), Department = new("部门", "Department"), Batch = new("批次", "Batch"), Vendor = new("供应商", "Vendor"), At = new("面试时间", "Interview time"), Duration = new("时长", "Duration"), Minutes = new("分钟", "min"),
        Status = new("状态", "Status"), Result = new("结果", "Result"), Overall = new("总分", "Overall score"), Recommendation = new("建议", "Recommendation"), Revoked = new("供应商已撤销本结果，不得作为依据。", "The vendor has revoked this result: nothing may rest on it."),
        Unsigned = new("本结果的来源未经签名验证。", "Where this result comes from was not proven by a signature."),
        Scores = new("各维度得分", "Scores by dimension"), Dimension = new("维度", "Dimension"), Score = new("得分", "Score"), Weight = new("权重", "Weight"), Percentile = new("百分位", "Percentile"),
        Strengths = new("优势", "Strengths"), WeakPoints = new("待提升", "Weak points"), None = new("无", "none"),
        Behaviours = new("行为表现", "Behaviours"), Times = new("次", "×"), Transcript = new("逐字稿节选", "From the transcript"), Lines = new("共 {0} 段，节选前 {1} 段。", "{1} of {0} passages."),
        Interviewer = new("面试官", "Interviewer"), Speaker = new("候选人", "Candidate"), System = new("系统", "System"), NoInterviews = new("暂无面试。", "There are no interviews yet."),
        Footer = new("内含个人信息，仅限招聘使用 · 导出人 {0} · {1}", "Holds personal data, for hiring only · taken by {0} · {1}"), Page = new("第 {0} / {1} 页", "page {0} of {1}");
}
