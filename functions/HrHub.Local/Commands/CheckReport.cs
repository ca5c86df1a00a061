using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Vendors.Reading;
using HrHub.Local.Tools;
using HrHub.Local.Wording;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary>The result of <c>vendors check</c> for people: first the record, then what a person should look at, so that the latter stays on the screen.</summary>
internal static class CheckReport
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    public static string Json(ProfileCheckReport report) => JsonSerializer.Serialize(report, Indented);

    public static void Write(ProfileCheckReport report, Phrases text)
    {
        if (report.Interview is { } interview)
        {
            AnsiConsole.MarkupLine($"[bold]{text.CanonicalRecord}[/]");
            // Not through Spectre: it would wrap lines and break the JSON.
            Console.WriteLine(JsonSerializer.Serialize(interview with { Provenance = interview.Provenance with { UnmappedFields = [], Suspicions = [] } }, Indented));
            AnsiConsole.WriteLine();
        }

        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Row(string name, string value, Color? colour = null) => grid.AddRow(new Markup($"[bold]{name}[/]"), Tables.Cell(value, colour));
        void Rows(string name, IEnumerable<string> values, Color? colour) => Row(name, string.Join('\n', values) is { Length: > 0 } lines ? lines : text.Nothing, values.Any() ? colour : Color.Green);
        Row(text.Profile, report.Profile);
        Row(text.Signature, Signature(report, text), report.IsRefused ? Color.Red : report.Signature == CheckDelivery.Verified ? Color.Green : Color.Yellow);
        if (report.Interview?.Provenance.Deliveries is [var delivery, ..]) Row(text.Event, delivery.Event);
        if (report.Ignored is { } ignored) Row(text.Ignored, ignored);
        if (report.Error is { } error)
            Row(text.WouldPark, string.Join('\n', new[] { $"{error.Code}: {error.Message}", ParkedListCommand.Where(error), error.ProfileLine }.Where(line => !string.IsNullOrEmpty(line))), Color.Red);
        if (report.Interview is not null)
        {
            Rows(text.Suspicious, report.Suspicions.Select(found => $"{found.Code}: {found.Field}{(found.Value is null ? "" : $" = {found.Value}")}"), Color.Yellow);
            Rows(text.Unmapped, report.UnmappedFields, Color.Yellow);
            if (report.FollowUps.Count > 0) Rows(text.FollowUps, report.FollowUps.Select(call => $"{call.Call} {string.Join(", ", call.With.Select(with => $"{with.Key}={with.Value}"))}"), null);
        }
        AnsiConsole.Write(grid);
    }

    private static string Signature(ProfileCheckReport report, Phrases text) => report.Signature?.Split(": ", 2) switch
    {
        ["refused", var reason] => string.Format(text.SignatureBad, reason),
        ["handshake", var status] => string.Format(text.HandshakeRequest, status),
        [CheckDelivery.Verified] => text.SignatureGood,
        _ => text.SignatureNotChecked,
    };
}
