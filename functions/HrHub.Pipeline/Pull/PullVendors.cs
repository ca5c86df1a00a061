using HrHub.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Pull;

/// <summary>Pulls every vendor that the settings name, each from where its last pull ended.</summary>
public sealed partial class PullVendors(PullVendor pull, IOptions<PullOptions> options, ILogger<PullVendors> log)
{
    public async Task Handle(CancellationToken ct)
    {
        foreach (var vendor in options.Value.Vendors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Tell(vendor, await pull.Handle(vendor, since: null, progress: null, ct));
    }

    private void Tell(string vendor, Outcome<PullReport> outcome)
    {
        if (outcome.Value is { } report) LogPulled(vendor, report.End, report.New, report.Repeated, report.Reason);
        else LogImpossible(vendor, outcome.Error!.Code);
    }

    [LoggerMessage(1, LogLevel.Information, "Pulled {Vendor}: {End}, {Added} new, {Known} known. {Reason}")]
    private partial void LogPulled(string vendor, PullEnd end, int added, int known, string? reason);

    [LoggerMessage(2, LogLevel.Error, "Pull of {Vendor} is impossible: {Code}.")]
    private partial void LogImpossible(string vendor, string code);
}
