using HrHub.Core.Records.Search;
using HrHub.Core.Retention;

namespace HrHub.Api.Search;

/// <summary>Reads what somebody typed beside the criteria that they gave.</summary>
public sealed class ReadTyped(ReadKnownValues known, PolicySet policies, TimeProvider clock)
{
    /// <summary>By how much the bank's clock is ahead of UTC now.</summary>
    public TimeSpan Offset => policies.Zone.GetUtcOffset(clock.GetUtcNow());

    /// <returns>Both together; null where what was typed says nothing, or contradicts itself or the criteria.</returns>
    public async Task<T?> Handle<T>(T criteria, string? typed, CancellationToken ct) where T : SearchCriteria
    {
        if (typed is null) return criteria;
        return FreeForm.Parse(typed, await known.Handle(ct), clock.GetUtcNow(), Offset) is { } read ? FreeForm.Join(criteria, read) as T : null;
    }
}
