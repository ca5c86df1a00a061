using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>Sets the tags of an interview: preset ones, or one's own. They are kept in the clear and searched by.</summary>
public sealed class SetTags(WorkOnFile works)
{
    public sealed record Request
    {
        /// <summary>All that the interview has from now on, see <see cref="TagRules"/>; at most 20.</summary>
        [Required, MaxLength(TagRules.Most)] public IReadOnlyList<string>? Tags { get; init; }
    }

    /// <param name="CandidateId">Whose.</param>
    /// <param name="InterviewId">Which.</param>
    /// <param name="Version">Of the file: its ETag.</param>
    /// <param name="Tags">Each once, sorted.</param>
    public sealed record Answer(string CandidateId, string InterviewId, long Version, IReadOnlyList<string> Tags);

    public async Task<Outcome<Answer>> Handle(string candidateId, string interviewId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        string[] tags = [.. request.Tags!.Select(tag => (tag ?? "").Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var tagging = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Tagged, Record = interviewId, FieldClass = "tags" };
        var changed = await works.Handle(caller, Right.Tag, tagging, ifMatch, file =>
        {
            if (WorkOnFile.Seen(file, interviewId, caller) is not { } interview) return HubError.NotFound;
            if (!tags.All(tag => TagRules.IsTag(tag, file))) return HubError.BadRequest("tags");
            return interview.Tags.SequenceEqual(tags) ? file : file.With(interview with { Tags = tags });
        }, ct);
        return changed.Error is { } error ? error : new Answer(changed.Value!.CandidateId, interviewId, changed.Value.Version, tags);
    }
}
