using HrHub.Azure.Blobs;
using HrHub.Core.Media;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Media;

public sealed class SealedObjectsOnFiles() : SealedObjectsContract(() =>
{
    var folder = new TempFolder();
    return Task.FromResult(new Opened<ISealedObjects>(new FileSealedObjects(folder.Path), new Closed(folder)));
});

public sealed class SealedObjectsOnBlobs(AzuriteFixture azurite)
    : SealedObjectsContract(() => azurite.Open<ISealedObjects>(containers => new BlobObjects(containers.Objects, TimeProvider.System))), IClassFixture<AzuriteFixture>;

public sealed class SealedObjectsOnBlobsWithFaults(AzuriteFixture azurite)
    : SealedObjectsContract(() => azurite.Open<ISealedObjects>(containers => new BlobObjects(containers.Objects, TimeProvider.System), withFaults: true)), IClassFixture<AzuriteFixture>;
