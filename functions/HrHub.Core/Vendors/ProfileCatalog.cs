namespace HrHub.Core.Vendors;

/// <summary>
/// All vendor profiles: the built-in ones and those of a directory. A profile in the directory takes the place of the built-in one of its name, so
/// that a wrong profile is mended the same hour without a new build; <see cref="Replaced"/> names those, and they are logged at the start.
/// </summary>
public sealed class ProfileCatalog
{
    private const string BuiltInPrefix = "profiles/";
    private readonly Dictionary<string, VendorProfile> _profiles;

    private ProfileCatalog(Dictionary<string, VendorProfile> profiles, IReadOnlyList<string> replaced) => (_profiles, Replaced) = (profiles, replaced);

    /// <summary>Sorted by name.</summary>
    public IEnumerable<VendorProfile> All => _profiles.Values.OrderBy(profile => profile.Name, StringComparer.Ordinal);

    /// <summary>Names of built-in profiles whose place one from the directory took.</summary>
    public IReadOnlyList<string> Replaced { get; }

    public VendorProfile? Find(string name) => _profiles.GetValueOrDefault(name);

    /// <param name="directory">More profiles, *.json; null or empty: only the built-in ones.</param>
    /// <exception cref="ProfileException">Something is wrong with a profile, or the directory is not there.</exception>
    public static ProfileCatalog Load(string? directory = null)
    {
        List<string> errors = [];
        var builtIn = Profiles(BuiltIn(), errors);
        var added = Profiles(string.IsNullOrEmpty(directory) ? [] : Directory(directory, errors), errors);
        if (errors.Count > 0) throw new ProfileException(errors);

        var replaced = added.Keys.Where(builtIn.ContainsKey).Order(StringComparer.Ordinal).ToList();
        foreach (var (name, profile) in added) builtIn[name] = profile;
        return new(builtIn, replaced);
    }

    private static Dictionary<string, VendorProfile> Profiles(IEnumerable<ProfileFile> files, List<string> errors)
    {
        Dictionary<string, VendorProfile> profiles = [];
        foreach (var file in files)
        {
            errors.AddRange(file.Errors);
            if (file.Profile is { } profile) profiles[profile.Name] = profile;
        }
        return profiles;
    }

    private static IEnumerable<ProfileFile> BuiltIn()
    {
        var assembly = typeof(ProfileCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(BuiltInPrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            yield return ProfileFile.Read(name[BuiltInPrefix.Length..], json);
        }
    }

    private static IEnumerable<ProfileFile> Directory(string directory, List<string> errors)
    {
        if (System.IO.Directory.Exists(directory)) return System.IO.Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal).Select(ProfileFile.Read);
        errors.Add($"The profile directory {directory} is not there.");
        return [];
    }
}

/// <summary>Profiles can't be used. The hub does not start with half of them.</summary>
public sealed class ProfileException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
