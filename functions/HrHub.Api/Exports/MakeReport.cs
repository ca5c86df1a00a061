using System.Diagnostics;
using HrHub.Core.Access;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Reports;
using HrHub.Core.Insights;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Work;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Exports;

/// <summary>Makes the PDF of what the caller may see of a file at the person's stage; right, sight, opening and auditing are for whoever calls.</summary>
public sealed class MakeReport(FindPosters posters, PolicySet policies, IOptions<InsightsOptions> options, TimeProvider clock)
{
    public async Task<byte[]> Handle(CandidateFile file, ExportLanguage language, Caller caller, CancellationToken ct)
        => WriteReport.Handle(file.SeenBy(caller.Role), new(language, policies.Zone, new(caller.Id, clock.GetUtcNow(), Activity.Current?.Id), options.Value.StrengthFrom, options.Value.WeakBelow) { Posters = await posters.Handle(file, caller, ct) });
}
