using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Park;

/// <summary>Reads why the queue gave a message up.</summary>
public static partial class DeadLetterReason
{
    /// <returns>A code; never the description beside it, which may quote an exception.</returns>
    public static string Of(FunctionContext context)
        => context.BindingContext.BindingData.TryGetValue("DeadLetterReason", out var reason) && Code().Match($"{reason}".Trim('"')) is { Success: true } code ? code.Value : "unknown";

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z")]
    private static partial Regex Code();
}
