using System.Text.Json;

namespace HrHub.Core.Vendors;

/// <summary>One profile as it was read from a file: the profile, or everything that is wrong with the file.</summary>
/// <param name="Profile">Null where there are errors.</param>
/// <param name="Errors">For people: <c>acme.json:14 delivery.signature.algorithm: "sha255" is none of sha1, sha256, sha512, ed25519</c>.</param>
public sealed record ProfileFile(VendorProfile? Profile, IReadOnlyList<string> Errors)
{
    /// <param name="path">A file. Its name without .json must be the profile's name.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static ProfileFile Read(string path) => Read(Path.GetFileName(path), File.ReadAllBytes(path));

    /// <param name="fileName">Name of the file, for errors.</param>
    /// <param name="json">UTF-8, with or without byte order mark.</param>
    public static ProfileFile Read(string fileName, ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        ProfileLines lines;
        try
        {
            lines = new ProfileLines(json.Span);
        }
        catch (JsonException broken)
        {
            return new(null, [$"{fileName}:{broken.LineNumber + 1} is no JSON: {broken.Message.Split(" LineNumber:")[0]}"]);
        }

        var (profile, errors) = Read(json, lines);
        if (profile is not null && profile.Name + ".json" != fileName) errors = [new("name", $"\"{profile.Name}\" is not the name of the file")];
        return errors.Count == 0
            ? new(profile, [])
            : new(null, [.. errors.Select(error => (Line: lines.Of(error.Path), Error: error)).OrderBy(found => found.Line)
                .Select(found => found.Error.Path.Length == 0 ? $"{fileName}:{found.Line} {found.Error.Message}" : $"{fileName}:{found.Line} {found.Error}")]);
    }

    private static (VendorProfile? Profile, IReadOnlyList<ProfileError> Errors) Read(ReadOnlyMemory<byte> json, ProfileLines lines)
    {
        using var document = JsonDocument.Parse(json);
        List<ProfileError> errors = [.. lines.Repeated, .. ProfileShape.Check(document.RootElement, typeof(VendorProfile), "")];
        if (errors.Count > 0) return (null, errors);

        var profile = document.RootElement.Deserialize<VendorProfile>(ProfileJson.Options)!;
        errors.AddRange(profile.Check());
        return (profile, errors);
    }
}
