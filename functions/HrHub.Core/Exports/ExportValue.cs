namespace HrHub.Core.Exports;

/// <summary>What a cell holds: at most one of the members is set.</summary>
public readonly record struct ExportValue
{
    public string? Text { get; private init; }
    public double? Number { get; private init; }

    /// <summary>By the bank's clock.</summary>
    public DateTime? Time { get; private init; }

    public static implicit operator ExportValue(string? text) => new() { Text = text };
    public static implicit operator ExportValue(double? number) => new() { Number = number };
    public static implicit operator ExportValue(DateTime time) => new() { Time = time };
}
