using System.Net;
using System.Text;
using System.Web;

namespace HrHub.Tests.Azure;

/// <summary>
/// An account that keeps what is deleted, as Azurite can't: whatever is overwritten or deleted becomes a version, and a version that is deleted is soft-deleted. Only a permanent delete
/// removes it. Answers 501 to everything else.
/// </summary>
internal sealed class KeepingAccount : HttpMessageHandler
{
    private readonly Dictionary<string, (bool Deleted, int Length)> _kept = new() { ["2026-01-01T00:00:00.0000000Z"] = (false, 10), ["2026-01-02T00:00:00.0000000Z"] = (true, 20) };
    private int _current = 30;

    public bool AllowsPermanentDelete { get; init; } = true;

    /// <summary>Bytes that can still be read by somebody.</summary>
    public int BytesKept => _current + _kept.Values.Sum(version => version.Length);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        return (request.Method.Method, query["comp"], query["versionid"], query["deletetype"]) switch
        {
            ("PUT", "blocklist", null, null) => Overwrite(HttpStatusCode.Created),
            ("GET", "list", null, null) => List(),
            ("DELETE", null, null, null) => Overwrite(HttpStatusCode.Accepted),
            ("DELETE", null, { } version, null) => SoftDelete(version),
            ("DELETE", null, { } version, "permanent") => Remove(version),
            _ => new(HttpStatusCode.NotImplemented),
        };
    }

    private HttpResponseMessage Overwrite(HttpStatusCode status)
    {
        if (_current > 0) _kept["2026-01-03T00:00:00.0000000Z"] = (false, _current);
        _current = 0;
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        answer.Headers.TryAddWithoutValidation("ETag", "\"0x1\"");
        answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
        return answer;
    }

    private HttpResponseMessage SoftDelete(string version)
    {
        _kept[version] = (true, _kept[version].Length);
        return new(HttpStatusCode.Accepted);
    }

    private HttpResponseMessage Remove(string version)
    {
        if (!AllowsPermanentDelete || !_kept[version].Deleted) return new(HttpStatusCode.Conflict);
        _kept.Remove(version);
        return new(HttpStatusCode.Accepted);
    }

    private HttpResponseMessage List()
    {
        var blobs = string.Concat(_kept.Select(version => $"<Blob><Name>med-1.a</Name>{(version.Value.Deleted ? "<Deleted>true</Deleted>" : "")}<VersionId>{version.Key}</VersionId><Properties>"
            + $"<Last-Modified>Thu, 01 Jan 2026 00:00:00 GMT</Last-Modified><Etag>0x1</Etag><Content-Length>{version.Value.Length}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>"));
        var text = $"<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"http://blobs.test/\" ContainerName=\"objects\"><Prefix>med-1.a</Prefix><Blobs>{blobs}"
            + "<Blob><Name>med-1.ab</Name><Properties><Last-Modified>Thu, 01 Jan 2026 00:00:00 GMT</Last-Modified><Etag>0x1</Etag><Content-Length>5</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob></Blobs><NextMarker /></EnumerationResults>";
        return new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/xml") };
    }
}
