using System.Globalization;
using System.Text.Json;
using HrHub.Core;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api;

/// <summary>Reads the query parameters of a list, strictly: none that is unknown, none twice, none empty, nothing but what it must be. The first one that is wrong is named.</summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;

    /// <param name="query">As it came.</param>
    /// <param name="known">All that the list takes.</param>
    public QueryReader(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        _query = query;
        foreach (var name in query.Keys)
            if (!known.Contains(name)) Wrong(name);
    }

    /// <summary>Null while nothing is wrong.</summary>
    public HubError? Error { get; private set; }

    /// <returns>Null where it is left out.</returns>
    public string? Text(string name)
    {
        if (!_query.TryGetValue(name, out var values)) return null;
        return values is [{ Length: > 0 } one] ? one : Wrong(name);
    }

    /// <summary>Entries of a page.</summary>
    public int Size(int otherwise = 50, int most = 200) => Number("size", otherwise, 1, most);

    /// <summary>Digits only.</summary>
    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Wrong(name);
        return otherwise;
    }

    /// <summary>By its name, as it is written in answers.</summary>
    public T? OneOf<T>(string name) where T : struct, Enum => Text(name) is { } text ? Named<T>(name, text) : null;

    /// <summary>The same for a parameter that may come several times.</summary>
    /// <returns>Null where it is left out.</returns>
    public IReadOnlyList<T>? AnyOf<T>(string name) where T : struct, Enum
        => _query.TryGetValue(name, out var values) ? [.. values.Select(text => Named<T>(name, text ?? "")).OfType<T>()] : null;

    /// <summary>ISO 8601, by UTC where it names no offset.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        // Without a date it would be one of today.
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        Wrong(name);
        return null;
    }

    /// <summary>Notes that a parameter is wrong.</summary>
    public string? Wrong(string name)
    {
        Error ??= HubError.BadRequest(name);
        return null;
    }

    private T? Named<T>(string name, string text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()).Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        Wrong(name);
        return null;
    }
}
