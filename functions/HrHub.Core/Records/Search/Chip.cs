namespace HrHub.Core.Records.Search;

/// <summary>A text in both languages.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record Label(string Zh, string En);

/// <summary>One criterion as it is shown, so that it can be taken away by itself.</summary>
/// <param name="Fields">The members of <see cref="SearchCriteria"/> that it stands for: leave them out, or of a list the value, and the chip is gone.</param>
/// <param name="Operator"><c>=</c>, <c>≥</c>, <c>&gt;</c>, <c>≤</c>, <c>&lt;</c>, <c>within</c> (a path or a span of time) or <c>contains</c>.</param>
/// <param name="Value">As text.</param>
/// <param name="Label">The whole chip.</param>
public sealed record Chip(IReadOnlyList<string> Fields, string Operator, string Value, Label Label);
