using System.Text.Json.Serialization;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>What a part of the signed text is replaced by.</summary>
public enum SignedPartKind { Literal, Body, Timestamp, Id, Url, Event, Field, Header }

/// <param name="Kind">What the part is.</param>
/// <param name="Text">The literal, or the header's name.</param>
/// <param name="Field">For <see cref="SignedPartKind.Field"/>.</param>
public sealed record SignedPart(SignedPartKind Kind, string Text = "", FieldPath? Field = null);

/// <summary>The text a signature is made over, as a template: <c>{id}.{timestamp}.{body}</c>. Parsed once, when the profile loads.</summary>
[JsonConverter(typeof(ParsedText<SignedText>))]
public sealed class SignedText : IParsable<SignedText>
{
    private const string Expected = "{body}, {timestamp}, {id}, {url}, {event}, {body:path}, {header:Name}";
    private readonly string _source;

    private SignedText(string source, IReadOnlyList<SignedPart> parts) => (_source, Parts) = (source, parts);

    public IReadOnlyList<SignedPart> Parts { get; }

    public bool Holds(SignedPartKind kind) => Parts.Any(part => part.Kind == kind);

    /// <summary>True when a change of this field of the body would be noticed.</summary>
    public bool Covers(FieldPath field) => Parts.Any(part => part.Kind == SignedPartKind.Body || field.Equals(part.Field));

    /// <exception cref="FormatException">Unknown placeholder, or a brace without its partner.</exception>
    public static SignedText Parse(string s, IFormatProvider? provider)
    {
        var parts = new List<SignedPart>();
        var literal = "";
        for (var at = 0; at < s.Length; at++)
        {
            if (s[at] is '{' or '}' && at + 1 < s.Length && s[at + 1] == s[at]) literal += s[at++];
            else if (s[at] is '}') throw new FormatException($"\"{s}\": }} without {{");
            else if (s[at] is not '{') literal += s[at];
            else
            {
                var end = s.IndexOf('}', at);
                if (end < 0) throw new FormatException($"\"{s}\": {{ without }}");
                if (literal.Length > 0) parts.Add(new(SignedPartKind.Literal, literal));
                literal = "";
                parts.Add(Placeholder(s[(at + 1)..end]));
                at = end;
            }
        }
        if (literal.Length > 0) parts.Add(new(SignedPartKind.Literal, literal));
        if (parts.All(part => part.Kind == SignedPartKind.Literal)) throw new FormatException($"\"{s}\" signs nothing of the delivery: expected some of {Expected}");
        return new SignedText(s, parts);
    }

    public static bool TryParse(string? s, IFormatProvider? provider, out SignedText result) => throw new NotSupportedException("Profiles are parsed with a message.");

    public override string ToString() => _source;

    private static SignedPart Placeholder(string name) => name switch
    {
        "body" => new(SignedPartKind.Body),
        "timestamp" => new(SignedPartKind.Timestamp),
        "id" => new(SignedPartKind.Id),
        "url" => new(SignedPartKind.Url),
        "event" => new(SignedPartKind.Event),
        _ when name.StartsWith("body:", StringComparison.Ordinal) => new(SignedPartKind.Field, Field: FieldPath.Parse(name[5..], null)),
        _ when name.StartsWith("header:", StringComparison.Ordinal) && name.Length > 7 => new(SignedPartKind.Header, name[7..]),
        _ => throw new FormatException($"{{{name}}} is none of {Expected}"),
    };
}
