using System.Text.RegularExpressions;

namespace HrHub.Core.Media;

/// <summary>Names that every store of sealed objects takes as they are: as a file, and in an address.</summary>
public static partial class SealedObjectName
{
    /// <exception cref="ArgumentException">Not 1–128 characters of <c>a–z 0–9 . _ -</c>, or the first is neither a letter nor a digit.</exception>
    public static void Check(string name)
    {
        if (!Safe().IsMatch(name)) throw new ArgumentException("Not a name for a sealed object.", nameof(name));
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,127}\z")]
    private static partial Regex Safe();
}
