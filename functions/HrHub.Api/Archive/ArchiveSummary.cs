using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Core.Work;
using static HrHub.Api.Archive.ArchiveWording;

namespace HrHub.Api.Archive;

/// <summary>The page of an archive that a person reads first. Needs no other file and runs no script.</summary>
/// <param name="file">Whose.</param>
/// <param name="requests">What the person asked for.</param>
/// <param name="told">How far each downstream system is.</param>
/// <param name="media">Names within the archive, by media id.</param>
internal sealed class ArchiveSummary(CandidateFile file, IReadOnlyList<PersonCase> requests, IReadOnlyList<SyncState> told, IReadOnlyDictionary<string, string> media)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _page = new();

    public string ToHtml()
    {
        _page.Append("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append("<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto}td,th{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0}</style>")
            .Append($"<title>{Title}</title></head><body><h1>{Title}</h1><p>{Contents}</p>");
        AddPerson();
        foreach (var interview in file.Interviews) AddInterview(interview);
        return _page.Append("</body></html>").ToString();
    }

    private void AddPerson()
    {
        var identity = file.Identity;
        Section(Person, [
            (Name, identity.Name), (NationalId, identity.NationalId), (Email, identity.Email), (Phone, identity.Phone),
            .. identity.ExternalIds.Select(id => ($"{ExternalId}: {id.Key}", (string?)id.Value)),
            (EmployeeNumber, file.EmployeeNumber), (Stage, file.Stage), (Candidate, file.CandidateId), (Restricted, file.Retention.Restricted ? Yes : null)]);
        Section(Corrections, file.Corrections.Select(correction => (Time(correction.At), (string?)$"{correction.Field}: {correction.Before} → {correction.Value}")));
        Section(Comments, file.Work.Comments.Select(comment => (Time(comment.At), (string?)comment.Text)));
        Section(Stage, file.Work.Moves.Select(move => (Time(move.At), (string?)$"{move.From} → {move.To} {move.Why}")));
        Section(Media, file.Work.Materials.Select(material => (material.Purpose.ToString(), (string?)$"{material.FileName} (materials/{material.MaterialId}{MaterialType.Extension(material.ContentType)})")));
        Section(Kept, [
            .. file.Due.Select(due => (due.Class.ToString(), (string?)$"{Time(due.At)}, {due.Rule}")),
            .. file.Holds().Select(hold => (Hold, (string?)$"{Time(hold.PlacedAt)}: {hold.Why}"))]);
        Section(Requests, requests.Select(request => ($"{Time(request.OpenedAt)} {request.Kind}", (string?)$"{request.State} {request.Result}; {request.Texts?.Request}; {request.Texts?.IdentityCheck}; {request.Texts?.Decision}")));
        Section(Systems, told.Where(state => state.PushedVersion > 0).Select(state => ($"{state.System} {state.RemoteId}", (string?)$"{SentLast}: {(state.PushedAt is { } at ? Time(at) : "")}")));
    }

    private void AddInterview(InterviewFile filed)
    {
        var interview = filed.Interview;
        Section($"{OneInterview} {interview.InterviewId}", [
            (Vendor, interview.Vendor), (ForPosition, interview.Position?.Title ?? interview.Position?.Code), (Department, interview.Department), (Batch, interview.Batch), (Status, interview.Status.ToString()),
            (CompletedAt, interview.CompletedAt is { } at ? Time(at) : null), (Overall, Text(interview.Overall)), (Recommendation, interview.Recommendation), (Tags, string.Join(", ", filed.Tags))]);
        Section(Dimensions, interview.Dimensions.SelectMany(dimension => dimension.Children.Prepend(dimension)).Select(dimension => (dimension.Label, (string?)$"{Text(dimension.Score)} {string.Join(" / ", dimension.Evidence)}")));
        Section(Behaviours, interview.Behaviours.Select(behaviour => (behaviour.Tag, (string?)$"{Second(behaviour.Time)} {behaviour.Quote}")));
        Section(Emotions, interview.Emotions.Select(emotion => (emotion.Label, (string?)$"{Second(emotion.Time)} {emotion.Intensity:0.##} {emotion.Question}")));
        Section(Questions, interview.Questions.Select(question => (question.Text, (string?)$"{question.Answer} {Text(question.Score)} {question.Feedback}")));
        Section(SkillTests, interview.SkillTests.Select(test => (test.Title, (string?)$"{Text(test.Score)} {test.Feedback} {string.Join(", ", test.WrongItems)}")));
        if (interview.ResumeScreening is { } screening) Section(Screening, [("", $"{Text(screening.Score)} {screening.Summary}"), .. screening.Highlights.Select(text => ("+", (string?)text)), .. screening.Concerns.Select(text => ("−", (string?)text))]);
        if (interview.Integrity is { } integrity) Section(IntegrityCheck, [(integrity.Level ?? "", Text(integrity.Score)), .. integrity.Findings.Select(finding => (finding.Type, (string?)$"{Second(finding.Time)} {finding.Value} {finding.Description}"))]);
        Section(Comments, interview.Comments.Select(comment => (comment.Author ?? "", (string?)comment.Text)));
        Section(Transcript, interview.Transcript.Select(line => ($"{Second(line.Start)} {line.Speaker}", (string?)line.Text)));
        Section(Changed, filed.Revisions.Select(revision => ($"{Time(revision.At)} {revision.Field}", (string?)$"{Said(revision.Old)} → {Said(revision.New)} {revision.Why}")));
        Section(Disputed, filed.Disputes.Select(dispute => ($"{Time(dispute.OpenedAt)} {dispute.Field}", (string?)$"{dispute.State} {Said(dispute.AsDisputed)} → {Said(dispute.CorrectedTo)}; {dispute.Reason}; {dispute.Explanation}")));
        AddMedia(interview.Media);
    }

    private static string? Said(JsonNode? value) => value is JsonObject score ? score["value"]?.ToString() : value?.ToString();

    private void AddMedia(IReadOnlyList<MediaItem> items)
    {
        if (items.Count == 0) return;
        _page.Append($"<h3>{Media}</h3><ul>");
        foreach (var item in items)
            _page.Append(media.TryGetValue(item.MediaId, out var name) ? $"<li><a href=\"{Html.Encode(name)}\">{item.Kind}</a></li>" : $"<li>{item.Kind}: {NotCaptured} ({Html.Encode(item.Reason ?? item.State.ToString())})</li>");
        _page.Append("</ul>");
    }

    private void Section(string title, IEnumerable<(string Label, string? Value)> lines)
    {
        var said = lines.Where(line => !string.IsNullOrWhiteSpace(line.Value)).ToList();
        if (said.Count == 0) return;
        _page.Append($"<h3>{Html.Encode(title)}</h3><table>");
        foreach (var (label, value) in said) _page.Append($"<tr><th>{Html.Encode(label)}</th><td>{Html.Encode(value!)}</td></tr>");
        _page.Append("</table>");
    }

    /// <summary>What counts now: a number that a dispute corrected is no longer what the vendor wrote.</summary>
    private static string? Text(Score? score)
    {
        if (score is null) return null;
        var said = score is { Kind: ScoreKind.Numeric or ScoreKind.Percentile, Value: { } value } ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : score.Original;
        return score.Max is { } max ? $"{said} / {max}" : said;
    }

    private static string? Second(double? time) => time is { } seconds ? $"[{TimeSpan.FromSeconds(seconds):hh\\:mm\\:ss}]" : null;

    private static string Time(DateTimeOffset time) => $"{time:yyyy-MM-dd HH:mm:ss}Z";
}
