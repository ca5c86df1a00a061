namespace HrHub.Local.Sandbox.Vendors.People;

/// <summary>
/// Chinese resident identity numbers (GB 11643-1999) that belong to nobody: the check character is right, the region code 99xxxx is not assigned to any place.
/// </summary>
public static class NationalIds
{
    /// <param name="born">Date of birth.</param>
    /// <param name="serial">0–999,999; three digits go into the region, three into the sequence.</param>
    public static string Invent(DateOnly born, int serial)
    {
        var body = $"99{serial / 1_000 % 1_000:000}0{born:yyyyMMdd}{serial % 1_000:000}";
        return body + CheckCharacter(body);
    }

    /// <summary>The last character for the seventeen digits before it (ISO 7064, MOD 11-2).</summary>
    public static char CheckCharacter(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (seventeen[i] - '0') * (Power(17 - i) % 11);
        return "10X98765432"[sum % 11];
    }

    private static int Power(int exponent) => 1 << exponent;
}
