using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Parking;

namespace HrHub.Api.Operations;

/// <summary>Orders that the work of several items is tried again: of those that are named, or of those that match.</summary>
public sealed class ReplayManyParked(AdmitCaller admit, IParkedList parked, OrderParked order)
{
    private const int Most = 1_000;

    public sealed record Request : IValidatableObject
    {
        /// <summary>Which; or null, and then those that match all of the others.</summary>
        [MinLength(1), MaxLength(Most)] public IReadOnlyList<string>? Ids { get; init; }

        [StringLength(200)] public string? Neighbour { get; init; }
        [StringLength(200)] public string? Code { get; init; }
        public ParkedStage? Stage { get; init; }

        /// <summary>Parked then or later.</summary>
        public DateTimeOffset? Since { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            var isFilter = Neighbour is not null || Code is not null || Stage is not null || Since is not null;
            // Everything there is must be said, not left out.
            if (Ids is not null == isFilter) yield return new("Either ids or a filter.", [nameof(Ids)]);
        }
    }

    /// <param name="Ordered">How many have the order now.</param>
    /// <param name="Missing">Those named that are not, or no longer, parked.</param>
    /// <param name="More">True when more match than one order takes: ask again.</param>
    public sealed record Answer(int Ordered, IReadOnlyList<string> Missing, bool More);

    public async Task<Outcome<Answer>> Handle(Request request, Caller caller, CancellationToken ct)
    {
        var ordering = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.ReplayOrdered, FieldClass = "parked" };
        if (await admit.ToRead(caller, Right.ReplayParked, ordering, ct) is { } refusal) return refusal;

        var (items, missing, more) = request.Ids is { } ids ? await Named(ids, ct) : await Matching(request, ct);
        var ordered = 0;
        foreach (var item in items)
        {
            if ((await order.Handle(item, ParkedOrderKind.Replay, null, caller, ct)).Error is null) ordered++;
            else missing.Add(item.Id);
        }
        return new Answer(ordered, missing, more);
    }

    private async Task<(IReadOnlyList<ParkedItem> Items, List<string> Missing, bool More)> Named(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var (items, missing) = (new List<ParkedItem>(), new List<string>());
        foreach (var id in ids.Distinct())
        {
            if (await parked.Find(id, ct) is { } item) items.Add(item);
            else missing.Add(id);
        }
        return (items, missing, false);
    }

    private async Task<(IReadOnlyList<ParkedItem> Items, List<string> Missing, bool More)> Matching(Request request, CancellationToken ct)
    {
        var page = await parked.Page(new(request.Since, request.Neighbour, request.Code, request.Stage), null, Most, ct);
        return (page.Items, [], page.Next is not null);
    }
}
