using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>Corrects texts of an interview that are neither score nor identity. What was there is kept.</summary>
public sealed class CorrectTexts(WorkOnFile works, InterviewAssembly assembly, TimeProvider clock)
{
    /// <param name="Field">One of <see cref="CorrectableText"/>, for example <c>transcript[3].text</c>.</param>
    /// <param name="Value">1–20,000 characters.</param>
    public sealed record Correction(string? Field, string? Value);

    public sealed record Request : IValidatableObject
    {
        /// <summary>1–100, each field once.</summary>
        [Required, MinLength(1), MaxLength(100)] public IReadOnlyList<Correction>? Texts { get; init; }

        /// <summary>Why, in the words of whoever corrects.</summary>
        [StringLength(2000)] public string? Why { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            foreach (var (n, text) in (Texts ?? []).Index())
            {
                if (text.Field is not { Length: <= 300 } field || !CorrectableText.Is(field) || Texts!.Take(n).Any(before => before.Field == field)) yield return new("Not a text that can be corrected, or twice.", [$"texts[{n}].field"]);
                if (text.Value is not { Length: >= 1 and <= 20_000 }) yield return new("Empty or too long.", [$"texts[{n}].value"]);
            }
        }
    }

    /// <returns>All revisions of the interview.</returns>
    public async Task<Outcome<TextHistory>> Handle(string candidateId, string interviewId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var correcting = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.TextCorrected, Record = interviewId, FieldClass = "texts" };
        var now = clock.GetUtcNow();
        var changed = await works.Handle(caller, Right.CorrectText, correcting, ifMatch, file =>
        {
            if (WorkOnFile.Seen(file, interviewId, caller) is not { } interview) return HubError.NotFound;
            var corrected = interview;
            foreach (var (n, text) in request.Texts!.Index())
            {
                var fields = (JsonObject)JsonSerializer.SerializeToNode(corrected.Interview, CanonicalJson.Options)!;
                // Only what is there is corrected: what nobody said is not put into anybody's mouth.
                if (!FieldPath.TryGet(fields, text.Field!, out var old) || old is null) return HubError.BadRequest($"texts[{n}].field");
                if (old.GetValue<string>() == text.Value) continue;
                corrected = assembly.Add(corrected, new Revision
                {
                    RevisionId = Ids.TextRevision(interviewId, text.Field!, caller.Id, corrected.Revisions.Count), Field = text.Field!, Old = old.DeepClone(), New = JsonValue.Create(text.Value), By = caller.Id, At = now, Why = request.Why,
                }, file.Stage);
            }
            return ReferenceEquals(corrected, interview) ? file : file.With(corrected);
        }, ct);
        return changed.Error is { } error ? error : TextHistory.Of(changed.Value!, interviewId, new(caller, changed.Value!.Stage));
    }
}
