using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>
/// A field of the body by its names from the root: <c>data.id</c> (the part of JMESPath that intake needs). Read by skimming the raw bytes, without a document tree.
/// Where a key is repeated the last one counts, as for the readers behind intake: nobody can show intake one value and them another.
/// </summary>
[JsonConverter(typeof(ParsedText<FieldPath>))]
public sealed class FieldPath : IParsable<FieldPath>, IEquatable<FieldPath>
{
    private readonly string _source;
    private readonly byte[][] _names;

    private FieldPath(string source)
    {
        _source = source;
        _names = [.. source.Split('.').Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The name of the field itself, without where it lies.</summary>
    public string LastName => _source[(_source.LastIndexOf('.') + 1)..];

    /// <exception cref="FormatException">Empty, or with an empty name in it.</exception>
    public static FieldPath Parse(string s, IFormatProvider? provider)
        => s.Split('.').All(name => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '$'))
            ? new FieldPath(s)
            : throw new FormatException($"\"{s}\" is no path: expected names with dots between them, such as data.id");

    public static bool TryParse(string? s, IFormatProvider? provider, out FieldPath result) => throw new NotSupportedException("Profiles are parsed with a message.");

    /// <summary>The text of a string, or a number or boolean exactly as it is written; null where it is absent, null, an object or an array.</summary>
    /// <param name="json">A body that <see cref="BodyDefect.Of"/> found nothing wrong with.</param>
    public string? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return !Reach(ref reader) ? null : reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };
    }

    /// <summary>Where the field's value begins and ends, of any kind; null where the field is absent.</summary>
    /// <param name="json">As for <see cref="Find"/>.</param>
    public (long Start, long End)? Locate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!Reach(ref reader)) return null;
        var start = reader.TokenStartIndex;
        reader.Skip();
        return (start, reader.BytesConsumed);
    }

    public bool Equals(FieldPath? other) => other?._source == _source;

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode() => _source.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _source;

    private bool Reach(ref Utf8JsonReader reader)
    {
        reader.Read();
        foreach (var name in _names)
        {
            if (!Descend(ref reader, name)) return false;
        }
        return true;
    }

    private static bool Descend(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType is not JsonTokenType.StartObject) return false;

        Utf8JsonReader last = default;
        var found = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var matches = reader.ValueTextEquals(name);
            reader.Read();
            if (matches)
            {
                last = reader;
                found = true;
            }
            reader.Skip();
        }
        if (found) reader = last;
        return found;
    }
}
