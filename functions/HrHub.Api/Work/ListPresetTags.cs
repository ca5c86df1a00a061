using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Work;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Work;

/// <summary>The tags that are offered to everybody who tags.</summary>
public sealed class ListPresetTags(AdmitCaller admit, IOptions<WorkOptions> options)
{
    public sealed record Answer(IReadOnlyList<string> Tags);

    public async Task<Outcome<Answer>> Handle(Caller caller, CancellationToken ct)
        => await admit.ToChange(caller, Right.Tag, new() { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "preset-tags" }, ct) is { } refusal ? refusal : new Answer(options.Value.PresetTags);
}
