using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Competencies;

namespace HrHub.Api.Competencies;

/// <summary>Writes a new version of a position's competency model. The same text again makes no new version. The pipeline brings it to the vendors that take one.</summary>
public sealed class WriteModel(AdmitCaller admit, ICompetencyModels models, IAuditLog audit, TimeProvider clock)
{
    public sealed record Dimension
    {
        [Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")] public string? Code { get; init; }

        [Required, StringLength(100)] public string? Label { get; init; }

        /// <summary>Percent.</summary>
        [Range(0.01, 100)] public decimal Weight { get; init; }

        [MaxLength(50)] public IReadOnlyList<string> Questions { get; init; } = [];
    }

    public sealed record Request : IValidatableObject
    {
        private const int LongestQuestion = 1000;

        [StringLength(100)] public string? Title { get; init; }

        [RegularExpression("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] public string? Language { get; init; }

        [Required, Length(1, 50)] public IReadOnlyList<Dimension>? Dimensions { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Dimensions!.Any(one => one is null || !Validator.TryValidateObject(one, new(one), null, validateAllProperties: true) || one.Questions.Any(question => string.IsNullOrWhiteSpace(question) || question.Length > LongestQuestion)))
                yield return new("A dimension is wrong.", [nameof(Dimensions)]);
            else if (Dimensions!.DistinctBy(one => one.Code).Count() < Dimensions!.Count) yield return new("A code comes twice.", [nameof(Dimensions)]);
            else if (Dimensions!.Sum(one => one.Weight) != 100) yield return new("The weights do not add up to 100.", ["dimensions.weight"]);
        }
    }

    /// <param name="positionCode">Of the position.</param>
    /// <param name="request">The text.</param>
    /// <param name="ifMatch">The version that must still be the newest; null or <c>*</c> for any.</param>
    /// <param name="caller">Who writes.</param>
    /// <param name="ct">Cancels before anything is written.</param>
    public async Task<Outcome<CompetencyModel>> Handle(string positionCode, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.ModelWritten, FieldClass = "competency-model" };
        if (await admit.ToChange(caller, Right.WriteModel, happened, ct) is { } refusal) return refusal;
        if (positionCode.Length > 64) return HubError.BadRequest("position");

        var newest = await models.Newest(positionCode, ct);
        if (!ETags.Matches(ifMatch, newest?.Version ?? 0)) return HubError.StaleETag;
        var model = new CompetencyModel
        {
            PositionCode = positionCode, Version = (newest?.Version ?? 0) + 1, Title = request.Title, Language = request.Language, WrittenBy = caller.Id, WrittenAt = clock.GetUtcNow(),
            Dimensions = [.. request.Dimensions!.Select(one => new CompetencyDimension { Code = one.Code!, Label = one.Label!, Weight = one.Weight, Questions = one.Questions })],
        };
        if (newest?.SaysTheSame(model) is true) return newest;
        await audit.Append(happened with { Why = $"version-{model.Version}" }, ct);
        return await models.Add(model, ct) ? model : HubError.StaleETag;
    }
}
