using System.Text;

namespace HrHub.Core.Exports;

/// <summary>
/// The scores of interviews that are written already, until their own sheet begins: as bytes, some 60 for a score. As objects half a million of them would take most of the memory that an export may have.
/// </summary>
internal sealed class WaitingDimensions : IDisposable
{
    private const int Block = 64 * 1024;
    private readonly List<byte[]> _full = [];
    private readonly MemoryStream _block = new(Block * 2);
    private readonly BinaryWriter _writer;

    public WaitingDimensions() => _writer = new(_block, Encoding.UTF8);

    public void Add(ExportedInterview row)
    {
        if (row.Dimensions.Count == 0) return;
        Write(row.CandidateId);
        Write(row.InterviewId);
        Write(row.Name);
        Write(row.PositionTitle);
        Write(row.Batch);
        _writer.Write7BitEncodedInt(row.Dimensions.Count);
        foreach (var dimension in row.Dimensions)
        {
            Write(dimension.Code);
            Write(dimension.Parent);
            Write(dimension.Label);
            Write(dimension.Original);
            Write(dimension.Score);
            Write(dimension.Weight);
            Write(dimension.Percentile);
            _writer.Write(dimension.ByHuman);
        }
        if (_block.Length >= Block) Cut();
    }

    /// <summary>In the order in which they came. To be called once: what was handed out is gone.</summary>
    public IEnumerable<DimensionRow> Take()
    {
        Cut();
        for (var at = 0; at < _full.Count; at++)
        {
            using var reader = new BinaryReader(new MemoryStream(_full[at]), Encoding.UTF8);
            _full[at] = [];
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                var whose = new DimensionRow(Text(reader)!, Text(reader)!, Text(reader), Text(reader), Text(reader), null!);
                for (var left = reader.Read7BitEncodedInt(); left > 0; left--) yield return whose with { Dimension = Read(reader) };
            }
        }
    }

    private static ExportedDimension Read(BinaryReader reader)
    {
        var (code, parent, label, original) = (Text(reader)!, Text(reader), Text(reader)!, Text(reader));
        return new(code, parent, label, Number(reader), original, Number(reader), Number(reader), reader.ReadBoolean());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _block.Dispose();
    }

    private void Cut()
    {
        _writer.Flush();
        if (_block.Length == 0) return;
        _full.Add(_block.ToArray());
        _block.SetLength(0);
    }

    private void Write(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null) _writer.Write(text);
    }

    private void Write(double? number)
    {
        _writer.Write(number is not null);
        if (number is { } value) _writer.Write(value);
    }

    private static string? Text(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static double? Number(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadDouble() : null;
}
