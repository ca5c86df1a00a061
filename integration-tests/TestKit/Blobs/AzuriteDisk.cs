using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HrHub.Local.Sandbox.Azurite;

namespace HrHub.TestKit.Blobs;

/// <summary>
/// What Azurite (3.37) keeps of deleted blobs. It appends all content to files of up to 64 MiB, whatever blob it belongs to. A collector runs when it starts, and then every ten minutes;
/// it deletes files in which neither a blob nor a staged block lies, but none that the running process appends to, and none that was appended to in the last ten minutes. So the bytes of a deleted
/// blob stay for ten minutes at least, and as long as a living one shares its file.
/// </summary>
public static partial class AzuriteDisk
{
    private const long Hour = 3_600_000;

    /// <summary>Leaves on disk only what living blobs hold: they move to files that a new process begins, and the next one drops the old files, whose dates are set back. Snapshots and blocks that are staged stay where they are.</summary>
    /// <param name="server">Is stopped; nobody may be writing.</param>
    /// <returns>One on the same data, at another address. Its collector may still be at work.</returns>
    public static async Task<AzuriteServer> Collect(AzuriteServer server)
    {
        await server.DisposeAsync();
        await using (var between = await AzuriteServer.Start(server.Directory, default))
        {
            var account = new BlobServiceClient(between.Connection);
            await foreach (var found in account.GetBlobContainersAsync())
            {
                var container = account.GetBlobContainerClient(found.Name);
                await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata })) await Move(container.GetBlockBlobClient(blob.Name), blob.Metadata);
            }
        }
        var index = Path.Combine(server.Directory, "__azurite_db_blob_extent__.json");
        await File.WriteAllTextAsync(index, Written().Replace(await File.ReadAllTextAsync(index), date => $"{long.Parse(date.Value, CultureInfo.InvariantCulture) - Hour}"));
        return await AzuriteServer.Start(server.Directory, default);
    }

    // In blocks, so that memory does not grow with the blob.
    private static async Task Move(BlockBlobClient blob, IDictionary<string, string> metadata)
    {
        await using var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false));
        await blob.UploadAsync(content, new BlobUploadOptions { Metadata = metadata, TransferOptions = new() { MaximumTransferSize = 4 << 20, InitialTransferSize = 4 << 20 } });
    }

    [GeneratedRegex("(?<=\"LastModifyInMS\":)[0-9]+")]
    private static partial Regex Written();
}
