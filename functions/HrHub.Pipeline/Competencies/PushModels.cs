using HrHub.Core.Canonical;
using HrHub.Core.Competencies;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Competencies;

/// <summary>
/// Brings the newest competency model of every position to each vendor whose profile says how it takes one. A vendor without credentials is not asked. What a vendor refuses is not tried again before
/// there is a new version; what fails in passing is tried later.
/// </summary>
public sealed partial class PushModels(ICompetencyModels models, ProfileCatalog profiles, VendorSecrets secrets, VendorApiClient api, IOptions<ModelsOptions> options, TimeProvider clock, ILogger<PushModels> log)
{
    public async Task Handle(CancellationToken ct)
    {
        var taking = profiles.All.Where(profile => profile.Api is { Model: not null } rules && (rules.Authentication is null || secrets.Find(rules.Authentication.Secret) is not null)).ToList();
        if (taking.Count == 0 || await models.List(ct) is not { Count: > 0 } newest) return;
        var known = (await models.Pushes(null, ct)).ToDictionary(push => (push.Vendor, push.PositionCode));
        foreach (var model in newest)
            foreach (var profile in taking)
            {
                var before = known.GetValueOrDefault((profile.Name, model.PositionCode));
                if (IsDue(before, model)) await models.Save(await Push(profile, model, before, ct), ct);
            }
    }

    private bool IsDue(ModelPush? before, CompetencyModel model)
        => before is null || before.Version < model.Version || before.Taken != model.Version && before.NextTry is { } next && next <= clock.GetUtcNow();

    private async Task<ModelPush> Push(VendorProfile profile, CompetencyModel model, ModelPush? before, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var push = new ModelPush { Vendor = profile.Name, PositionCode = model.PositionCode, Version = model.Version, At = now, VendorId = before?.VendorId, Taken = before?.Taken };
        var failures = before?.Version == model.Version ? before.Failures + 1 : 1;
        var rule = profile.Api!.Model!;
        var id = Ids.ModelId(profile.Name, model.PositionCode, model.Version);
        push = await api.Make(profile, rule.Call, new(id, DescribeModel.Of(model)), ct) switch
        {
            ApiResult.Answer answer when rule.Id is null => push with { Taken = model.Version, VendorId = id },
            ApiResult.Answer answer => ApiDocument.Text(rule.Id, answer.Json) is { } given ? push with { Taken = model.Version, VendorId = given } : push with { Because = "failed" },
            // A model that a vendor has twice harms nobody: interviews are made of the one whose id came back.
            ApiResult.Unavailable later when failures < options.Value.Tries => push with { Because = "unavailable", Failures = failures, NextTry = now + later.RetryAfter * failures },
            ApiResult.Refused refused => push with { Because = refused.Reason },
            _ => push with { Because = "unavailable", Failures = failures },
        };
        if (push.Because is { } because) LogNotTaken(profile.Name, model.PositionCode, model.Version, because);
        return push;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Vendor} has not taken version {Version} of the model of {Position}: {Because}.")]
    private partial void LogNotTaken(string vendor, string position, int version, string because);
}
