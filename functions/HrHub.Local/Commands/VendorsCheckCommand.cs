using System.CommandLine;
using HrHub.Core.Vendors;
using HrHub.Local.Settings;
using HrHub.Local.Tools;
using HrHub.Local.Wording;
using Microsoft.Extensions.Configuration;

namespace HrHub.Local.Commands;

/// <summary><c>vendors check PROFILE PAYLOAD</c>: what the hub would make of one delivery.</summary>
internal static class VendorsCheckCommand
{
    public static Command Create(Phrases text)
    {
        var profile = new Argument<string>("PROFILE") { Description = text.ProfileArgument };
        var payload = new Argument<string>("PAYLOAD") { Description = text.PayloadArgument };
        var headers = new Option<string[]>("--header") { Description = text.HeaderOption, HelpName = "'Name: value'" };
        headers.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf(':') < 1)) result.AddError(string.Format(text.HeaderForm, token.Value));
        });
        var secret = new Option<string?>("--secret") { Description = text.SecretOption, HelpName = "S" };
        var at = new Option<DateTimeOffset?>("--at") { Description = text.AtOption, HelpName = "TIME", CustomParser = Times.Parse };
        var url = new Option<string?>("--url") { Description = text.UrlOption, HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = text.JsonOption };
        var command = new Command("check", text.VendorsCheck) { profile, payload, headers, secret, at, url, json };
        command.SetAction(parsed =>
        {
            var settings = new ConfigurationBuilder().AddHubSettings(Environment.CurrentDirectory, []).Build().GetSection("Vendors").Get<VendorsOptions>() ?? new();
            var report = new CheckDelivery(new VendorSecrets(settings.Secrets)).Handle(Profile(parsed.GetRequiredValue(profile), settings, text), new()
            {
                Body = Payload(parsed.GetRequiredValue(payload), text),
                Headers = [.. (parsed.GetValue(headers) ?? []).Select(Header)],
                Secret = parsed.GetValue(secret),
                Url = parsed.GetValue(url),
                At = parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow(),
            });
            if (parsed.GetValue(json)) Console.WriteLine(CheckReport.Json(report));
            else CheckReport.Write(report, text);
            return report.IsGood ? 0 : 1;
        });
        return command;
    }

    private static VendorProfile Profile(string word, VendorsOptions settings, Phrases text)
    {
        if (File.Exists(word))
        {
            var file = ProfileFile.Read(word);
            return file.Profile ?? throw new ProfileException(file.Errors);
        }
        var catalog = ProfileCatalog.Load(settings.ProfileDirectory);
        return catalog.Find(word) ?? throw new CommandException(string.Format(text.NoSuchProfile, word, string.Join(", ", catalog.All.Select(profile => profile.Name))));
    }

    private static byte[] Payload(string path, Phrases text) => File.Exists(path) ? File.ReadAllBytes(path) : throw new CommandException(string.Format(text.NoSuchFile, path));

    private static KeyValuePair<string, string> Header(string line) => KeyValuePair.Create(line[..line.IndexOf(':')].Trim(), line[(line.IndexOf(':') + 1)..].Trim());
}
