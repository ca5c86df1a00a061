using System.Diagnostics;
using HrHub.Api.Search;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Exports;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;

namespace HrHub.Api.Exports;

/// <summary>Finds out which interviews an export is about, and whether they are too many, before anything is written.</summary>
public sealed class ReadWanted(ReadTyped typed, ReadCriteria read, ICandidateFiles files, PolicySet policies, TimeProvider clock)
{
    /// <param name="Criteria">As they were given and typed.</param>
    /// <param name="Query">The same for the store, within sight.</param>
    /// <param name="Total">How many interviews there are.</param>
    public sealed record Wanted<T>(T Criteria, SearchQuery Query, long Total);

    /// <param name="request">What was asked for.</param>
    /// <param name="q">What was typed beside it.</param>
    /// <param name="most">Interviews that may be written at once.</param>
    /// <param name="caller">Whose sight limits it; the right is looked at before.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Wanted<T>>> Handle<T>(T request, string? q, int most, Caller caller, CancellationToken ct) where T : SearchCriteria
    {
        if (await typed.Handle(request, q, ct) is not { } criteria) return HubError.BadRequest("q");
        var asked = await read.Handle(criteria, caller.Sight, ct);
        if (asked.Error is { } wrong) return wrong;
        var total = (await files.Count(asked.Value!, ct)).Total;
        return total > most ? HubError.TooManyRows : new Wanted<T>(criteria, asked.Value!, total);
    }

    /// <summary>How a file is written that says who took it, when, and what was looked for.</summary>
    public ExportSettings Settings(SearchCriteria criteria, ExportLanguage language, Caller caller, bool byteOrderMark = true)
        => new(language, policies.Zone, new(caller.Id, clock.GetUtcNow(), Activity.Current?.Id), [.. Chips.Of(criteria, typed.Offset).Select(chip => chip.Label)], byteOrderMark);
}
