using System.Globalization;
using HrHub.Core.Keys;

namespace HrHub.Core.Employees;

/// <summary>Under which keys of the index an employee's file is found. Whoever hires claims them all: one employee number is one person's.</summary>
public static class EmployeeKeys
{
    /// <returns>One for each blind index that is alive, newest first.</returns>
    public static IReadOnlyList<string> Of(string employeeNumber, BlindIndexes indexes) => [.. indexes.Live.Select(index => Of(employeeNumber, index))];

    /// <summary>The claim on a number that another candidate has taken and does not use.</summary>
    public static string After(string key, string candidateId) => $"{key}:after:{candidateId}";

    /// <summary>From the second version on a key names its index, as those of identities do.</summary>
    public static string Of(string employeeNumber, BlindIndex index)
    {
        var version = index.Version == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{index.Version}.");
        return $"employee:{version}{index.Token("employee", employeeNumber.Trim())}";
    }
}
