namespace HrHub.Core.Exports;

/// <summary>Writes interviews as the kind of file that was asked for.</summary>
public static class WriteTable
{
    /// <inheritdoc cref="WriteCsv.Handle"/>
    public static Task Handle(ExportFormat format, IAsyncEnumerable<ExportedInterview> rows, ExportSettings settings, Stream output, CancellationToken ct) => format switch
    {
        ExportFormat.Xlsx => WriteWorkbook.Handle(rows, settings, output, ct),
        ExportFormat.Csv => WriteCsv.Handle(rows, settings, output, ct),
        _ => WriteJsonLines.Handle(rows, settings, output, ct),
    };
}
