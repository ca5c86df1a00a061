using System.Text.Json;

namespace HrHub.Core.Vendors;

/// <summary>On which line of a file each member of a profile is.</summary>
internal sealed class ProfileLines
{
    private readonly Dictionary<string, int> _lines = [];
    private readonly List<ProfileError> _repeated = [];

    /// <exception cref="JsonException">The file is no JSON; its line is in the exception.</exception>
    public ProfileLines(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var counted = 0;
        var line = 1;
        reader.Read();
        Value(ref reader, "", json, ref counted, ref line);
        reader.Read();
    }

    /// <summary>Members that stand twice in one object.</summary>
    public IEnumerable<ProfileError> Repeated => _repeated;

    /// <summary>Counted from 1. A member that is not there is on the line of what should hold it.</summary>
    public int Of(string path)
    {
        while (path.Length > 0 && !_lines.ContainsKey(path)) path = ProfilePath.Parent(path);
        return _lines[path];
    }

    private void Value(ref Utf8JsonReader reader, string path, ReadOnlySpan<byte> json, ref int counted, ref int line)
    {
        var start = (int)reader.TokenStartIndex;
        line += json[counted..start].Count((byte)'\n');
        counted = start;
        if (!_lines.TryAdd(path, line)) _repeated.Add(new(path, "stands here twice"));

        if (reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var member = ProfilePath.Member(path, reader.GetString()!);
                reader.Read();
                Value(ref reader, member, json, ref counted, ref line);
            }
        }
        else if (reader.TokenType is JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; index++)
                Value(ref reader, ProfilePath.Item(path, index), json, ref counted, ref line);
        }
    }
}
