using DevLab.JmesPath;
using DevLab.JmesPath.Expressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Api;

/// <summary>A JMESPath expression (jmespath.org), parsed once when its profile loads.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(ParsedText<JmesPathText>))]
public sealed class JmesPathText : IParsable<JmesPathText>
{
    private readonly string _text;
    private readonly JmesPathExpression _expression;

    // The engine keeps the value it works on: one evaluation at a time.
    private readonly Lock _evaluating = new();

    private JmesPathText(string text, JmesPathExpression expression) => (_text, _expression) = (text, expression);

    /// <exception cref="FormatException">Not a JMESPath expression.</exception>
    public static JmesPathText Parse(string s, IFormatProvider? provider)
    {
        try
        {
            return new(s, new JmesPath().Parse(s));
        }
        catch (Exception malformed)
        {
            // The library throws plain System.Exception.
            throw new FormatException($"\"{s}\" is not a JMESPath expression: {malformed.Message}", malformed);
        }
    }

    public static bool TryParse(string? s, IFormatProvider? provider, out JmesPathText result) => throw new NotSupportedException("Profiles are parsed with a message.");

    /// <summary>What the expression finds, or null.</summary>
    public JToken? Of(JToken document)
    {
        lock (_evaluating) return _expression.Transform(document).AsJToken() is { Type: not JTokenType.Null } found ? found : null;
    }

    public bool IsTrue(JToken document) => Of(document) is { } found && found switch
    {
        JValue { Value: bool truth } => truth,
        JContainer container => container.HasValues,
        JValue { Value: string text } => text.Length > 0,
        _ => true,
    };

    /// <summary>Reads JSON without turning texts that look like dates into dates, 64 levels deep at most.</summary>
    /// <exception cref="JsonException">Not JSON, or too deep.</exception>
    public static JToken Read(ReadOnlyMemory<byte> json)
    {
        using var reader = new JsonTextReader(new StringReader(System.Text.Encoding.UTF8.GetString(json.Span))) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        var token = JToken.ReadFrom(reader);
        return reader.Read() ? throw new JsonReaderException("More than one document.") : token;
    }

    public override string ToString() => _text;
}
