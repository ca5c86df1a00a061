using Azure.Core;
using Azure.Core.Pipeline;

namespace HrHub.Azure.Blobs;

/// <summary>
/// Lets a delete reach what is soft-deleted already. The SDK has no parameter for it; the service has, for snapshots and versions, where the account allows it:
/// https://learn.microsoft.com/rest/api/storageservices/delete-blob (<c>deletetype=permanent</c>).
/// </summary>
internal sealed class PermanentDelete : HttpPipelineSynchronousPolicy
{
    private const string Wanted = "hrhub-permanent-delete";

    /// <summary>Deletes sent before the scope ends are permanent.</summary>
    public static IDisposable Begin() => HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Wanted] = true });

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Delete && message.TryGetProperty(Wanted, out _)) message.Request.Uri.AppendQuery("deletetype", "permanent");
    }
}
