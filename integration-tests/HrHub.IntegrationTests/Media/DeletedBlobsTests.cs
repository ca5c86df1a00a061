using System.Text;
using Azure.Storage.Blobs.Specialized;
using HrHub.Azure.Blobs;
using HrHub.Local.Sandbox.Azurite;
using HrHub.TestKit;
using HrHub.TestKit.Blobs;

namespace HrHub.IntegrationTests.Media;

/// <summary>After an object was deleted its bytes are looked for on Azurite's disk, plain ones in these tests so that they can be found.</summary>
public sealed class DeletedBlobsTests
{
    private const int Block = 64 * 1024;

    [Fact]
    public async Task Nothing_of_a_deleted_object_stays_on_disk_whatever_state_it_was_in()
    {
        using var folder = new TempFolder();
        var azurite = await AzuriteServer.Start(folder.Path, default);
        try
        {
            await using var world = await BlobWorld.On(azurite);
            var objects = new BlobObjects(world.Containers.Objects, TimeProvider.System);
            await Put(objects, "med-1.complete", "planted-complete");
            await Put(objects, "med-2.living", "planted-living");
            await using (var givenUp = await objects.Upload("med-1.given-up", Block, default)) await givenUp.Stage(0, Content("planted-given-up"), default);
            // As after a crash: staged, and committed by nobody.
            await world.Containers.Objects.GetBlockBlobClient("med-1.raw").StageBlockAsync(Convert.ToBase64String(new byte[12]), new MemoryStream(Content("planted-raw")));
            string[] deleted = ["planted-complete", "planted-given-up", "planted-raw", "planted-under-way", "med-1."];
            await using (var underWay = await objects.Upload("med-1.under-way", Block, default))
            {
                for (var block = 0; block < 5; block++) await underWay.Stage(block, Content($"planted-under-way-{block}"), default);
                await Eventually.Holds(() => StoredBytes.FilesWith(folder.Path, "planted-under-way-4").Count > 0);
                foreach (var text in deleted[..^1]) Assert.NotEmpty(StoredBytes.FilesWith(folder.Path, text));

                foreach (var name in await objects.List("med-1.", default)) await objects.Delete(name, default);
            }
            // Whoever was uploading had it still, and brought nothing back.
            Assert.Equal(["med-2.living"], await objects.List("", default));
            azurite = await AzuriteDisk.Collect(azurite);

            // It listens before its collector is through.
            foreach (var text in deleted) await Eventually.Holds(() => StoredBytes.FilesWith(folder.Path, text).Count == 0);
            Assert.NotEmpty(StoredBytes.FilesWith(folder.Path, "planted-living"));
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }

    private static async Task Put(BlobObjects objects, string name, string text)
    {
        await using var upload = await objects.Upload(name, Block, default);
        await upload.Stage(0, Content(text), default);
        await upload.Commit(default);
    }

    private static byte[] Content(string text)
    {
        var content = new byte[Block];
        Encoding.UTF8.GetBytes(text).CopyTo(content, 1000);
        return content;
    }
}
