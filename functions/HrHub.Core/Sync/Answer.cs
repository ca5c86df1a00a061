using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Refit;

namespace HrHub.Core.Sync;

/// <summary>What a neighbour answered, as far as a decision needs it. Never holds the body, which may name a person.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="RetryAfter">From now, where the neighbour sent <c>Retry-After</c>.</param>
/// <param name="Problem">The <c>type</c> of an RFC 9457 problem document, where it looks like an identifier.</param>
public sealed partial record Answer(HttpStatusCode Status, TimeSpan? RetryAfter = null, string? Problem = null)
{
    /// <summary>The status as a number, for tables.</summary>
    public int Code => (int)Status;

    /// <summary>Decides by the neighbour's own table, or by what kept the request from being answered at all.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static NextStep Decide(IApiResponse response, Func<Answer, NextStep> table, DateTimeOffset now, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (response.HasRequestError(out var unsent)) return Unanswered.Decide(unsent.InnerException ?? unsent);
        return table(new(response.StatusCode!.Value, Sync.RetryAfter.Of(response.Headers!, now), ProblemOf(response)));
    }

    private static string? ProblemOf(IApiResponse response)
    {
        if (!response.HasResponseError(out var failed) || string.IsNullOrWhiteSpace(failed.Content)) return null;
        try
        {
            using var document = JsonDocument.Parse(failed.Content);
            var type = document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("type", out var found) && found.ValueKind is JsonValueKind.String ? found.GetString() : null;
            return type is not null && Identifier().IsMatch(type) ? type : null;
        }
        catch (JsonException)
        {
            return null;    // Not a problem document: the status alone decides.
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9:/._#-]{1,64}\z")]
    private static partial Regex Identifier();
}
