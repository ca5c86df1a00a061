using HrHub.Azure.Blobs;
using HrHub.Core.Audit;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Audit;

public sealed class AuditRootsOnFiles() : AuditRootsContract(() =>
{
    var folder = new TempFolder();
    return Task.FromResult(new Opened<IAuditRoots>(new FileAuditRoots(folder.Path), new Closed(folder)));
});

public sealed class AuditRootsOnBlobs(AzuriteFixture azurite) : AuditRootsContract(() => azurite.Open<IAuditRoots>(containers => new BlobAuditRoots(containers.Roots, mustBeWriteOnce: false))), IClassFixture<AzuriteFixture>;

public sealed class AuditRootsOnBlobsWithFaults(AzuriteFixture azurite)
    : AuditRootsContract(() => azurite.Open<IAuditRoots>(containers => new BlobAuditRoots(containers.Roots, mustBeWriteOnce: false), withFaults: true)), IClassFixture<AzuriteFixture>;
