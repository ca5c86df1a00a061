namespace HrHub.Local.Wording;

/// <summary>The languages in which the command line speaks.</summary>
public enum Language { En, Zh }

/// <summary>Which language a person wants.</summary>
public static class Languages
{
    /// <param name="args">The command line: <c>--lang zh</c> and <c>--lang=zh</c> decide before anything else.</param>
    /// <param name="environment">Value of an environment variable: <c>LC_ALL</c>, <c>LC_MESSAGES</c> and <c>LANG</c> are asked, in the order of POSIX.</param>
    public static Language Choose(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var value = args[i].StartsWith("--lang=", StringComparison.Ordinal) ? args[i]["--lang=".Length..]
                : args[i] == "--lang" && i + 1 < args.Count ? args[i + 1]
                : null;
            if (value is not null) return Of(value);
        }
        string[] names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        return Of(names.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "");
    }

    private static Language Of(string value) => value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh : Language.En;
}
