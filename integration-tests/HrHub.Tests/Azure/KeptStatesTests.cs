using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using HrHub.Azure.Blobs;
using HrHub.Core.Audit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Azure;

/// <summary>Accounts with settings that the hub's Bicep does not make.</summary>
public sealed class KeptStatesTests
{
    [Fact]
    public async Task An_erasure_reaches_versions_and_what_is_soft_deleted()
    {
        using var account = new KeepingAccount();
        await new BlobObjects(Container(account), TimeProvider.System).Delete("med-1.a", default);
        Assert.Equal(0, account.BytesKept);
    }

    [Fact]
    public async Task An_account_that_lets_nobody_remove_deleted_data_fails_the_erasure()
    {
        using var account = new KeepingAccount { AllowsPermanentDelete = false };
        await Assert.ThrowsAsync<RequestFailedException>(() => new BlobObjects(Container(account), TimeProvider.System).Delete("med-1.a", default));
        Assert.NotEqual(0, account.BytesKept);
    }

    [Fact]
    public async Task A_root_is_not_written_where_it_could_be_replaced()
    {
        using var account = new ContainerWithoutPolicy();
        var roots = new BlobAuditRoots(Container(account), mustBeWriteOnce: true);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => roots.Add(new(2026, 11, 25), AsyncEnumerable.Empty<ChainHead>(), () => throw new InvalidOperationException("Signed."), default));
        Assert.Contains("immutability policy", refused.Message);
    }

    private static BlobContainerClient Container(HttpMessageHandler network)
    {
        var options = new BlobOptions { EmulatorConnection = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint=http://blobs.test/devstoreaccount1;" };
        return BlobClients.Open(options, "", new NoCredential(), new HttpClientTransport(network)).GetBlobContainerClient("objects");
    }

    private sealed class ContainerWithoutPolicy : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (request.Method == HttpMethod.Head) return new(HttpStatusCode.NotFound) { Headers = { { "x-ms-error-code", "BlobNotFound" } } };
            if (!request.RequestUri!.Query.Contains("restype=container", StringComparison.Ordinal)) return new(HttpStatusCode.NotImplemented);
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]), Headers = { { "x-ms-has-immutability-policy", "false" } } };
            answer.Headers.TryAddWithoutValidation("ETag", "\"0x1\"");
            answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
            return answer;
        }
    }
}
