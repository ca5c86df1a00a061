using System.Net;
using System.Text;
using System.Web;

namespace HrHub.TestKit.Rights;

/// <summary>
/// Between an app's blob client and the account: refuses as the account does what the app's identity has no right to.
/// Which right a request needs: https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory#permissions-for-blob-service-operations
/// </summary>
/// <inheritdoc cref="JudgedDocuments"/>
public sealed class JudgedBlobs(string app, RightsInBicep rights, Refusals refusals) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The emulator's addresses begin with the account.
        var path = request.RequestUri!.AbsolutePath.Split('/', 4)[2..];
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        var isOfContainer = query["restype"] == "container";
        var isList = isOfContainer && query["comp"] == "list";
        var action = (request.Method.Method, isOfContainer) switch
        {
            ("GET", true) when isList => "blobs/read",
            ("GET" or "HEAD", true) when query["comp"] is null => "containers/read",
            ("GET" or "HEAD", false) => "blobs/read",
            ("PUT", false) => "blobs/write",
            ("DELETE", false) when query["deletetype"] is null => "blobs/delete",
            _ => $"{request.Method} {request.RequestUri.Query}",
        };
        var name = isList ? query["prefix"] ?? "" : isOfContainer ? null : path.ElementAtOrDefault(1);
        if (!refusals.Judge($"{app}: {action} on {path[0]} {Kind(name)}".TrimEnd(), rights.OnBlobs(app, action, path[0], name))) return Refused();
        var answer = await base.SendAsync(request, cancellationToken);
        if (action != "containers/read") return answer;
        // The emulator knows no such policy.
        const string Policy = "x-ms-has-immutability-policy";
        answer.Headers.Remove(Policy);
        answer.Headers.TryAddWithoutValidation(Policy, "true");
        return answer;
    }

    /// <summary>How the name begins, and how it ends: the middle is an id.</summary>
    private static string Kind(string? name) => name is null or "" ? "" : $"{name.Split('-')[0]}-*{(name.EndsWith(".poster", StringComparison.Ordinal) ? ".poster" : "")}";

    private static HttpResponseMessage Refused()
    {
        const string Code = "AuthorizationPermissionMismatch";
        var answer = new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent($"<?xml version=\"1.0\"?><Error><Code>{Code}</Code><Message>This request is not authorized to perform this operation using this permission.</Message></Error>", Encoding.UTF8, "application/xml") };
        answer.Headers.Add("x-ms-error-code", Code);
        return answer;
    }
}
