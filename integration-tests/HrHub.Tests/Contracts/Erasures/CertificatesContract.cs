using HrHub.Core.Erasures;

namespace HrHub.Tests.Contracts.Erasures;

/// <summary>What <see cref="ICertificates"/> promises, on every store.</summary>
public abstract class CertificatesContract(Func<Task<Opened<ICertificates>>> open) : PortContract<ICertificates>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private ICertificates Certificates => Port;

    [Fact]
    public async Task A_certificate_comes_back_to_the_last_bit()
    {
        var certificate = Certificate("era-1", 1);
        await Certificates.Add(certificate, default);
        var found = await Certificates.Find("era-1", default);
        Assert.Equivalent(certificate, found, strict: true);
        Assert.Equal(certificate.Digest(), found!.Digest());
        Assert.Null(await Certificates.Find("era-2", default));
    }

    [Fact]
    public async Task The_newest_revision_is_found_in_whatever_order_they_came()
    {
        await Certificates.Add(Certificate("era-1", 1), default);
        await Certificates.Add(Certificate("era-1", 10), default);
        await Certificates.Add(Certificate("era-1", 9), default);
        Assert.Equal(10, (await Certificates.Find("era-1", default))!.Revision);
        Assert.Equal([10], (await Certificates.List(null, 10, default)).Select(certificate => certificate.Revision));
    }

    [Fact]
    public async Task A_revision_that_is_there_never_changes()
    {
        await Certificates.Add(Certificate("era-1", 1), default);
        await Certificates.Add(Certificate("era-1", 1) with { Basis = "another" }, default);
        Assert.Equal("PIPL-3Y", (await Certificates.Find("era-1", default))!.Basis);
    }

    [Fact]
    public async Task Of_sixteen_that_add_the_same_revision_one_stays()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Certificates.Add(Certificate("era-1", 1) with { Basis = $"case-{number}" }, default)));
        var first = (await Certificates.Find("era-1", default))!.Basis;
        await Certificates.Add(Certificate("era-1", 1) with { Basis = "another" }, default);
        Assert.Equal(first, (await Certificates.Find("era-1", default))!.Basis);
        Assert.Single(await Certificates.List(null, 10, default));
    }

    [Fact]
    public async Task Sixteen_revisions_at_once_end_with_the_newest()
    {
        await Task.WhenAll(Enumerable.Range(1, 16).Select(revision => Certificates.Add(Certificate("era-1", revision), default)));
        Assert.Equal(16, (await Certificates.Find("era-1", default))!.Revision);
    }

    [Fact]
    public async Task The_list_has_the_newest_of_each_by_erasure_in_pages()
    {
        foreach (var number in new[] { 3, 1, 2, 5, 4 })
            foreach (var revision in Enumerable.Range(1, number)) await Certificates.Add(Certificate($"era-{number}", revision), default);

        var first = await Certificates.List(null, 2, default);
        var second = await Certificates.List(first[^1].ErasureId, 2, default);
        var third = await Certificates.List(second[^1].ErasureId, 2, default);
        Assert.Equal([("era-1", 1), ("era-2", 2), ("era-3", 3), ("era-4", 4), ("era-5", 5)], first.Concat(second).Concat(third).Select(certificate => (certificate.ErasureId, certificate.Revision)));
        Assert.Empty(await Certificates.List("era-5", 2, default));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Certificates.Add(Certificate("era-1", 1), new CancellationToken(canceled: true)));
        Assert.Null(await Certificates.Find("era-1", default));
    }

    private static ErasureCertificate Certificate(string erasureId, int revision) => new()
    {
        ErasureId = erasureId,
        Revision = revision,
        CandidateId = "cand-1",
        Basis = "PIPL-3Y",
        BeganAt = Start.AddTicks(1),
        EndedAt = Start.AddMinutes(1).ToOffset(TimeSpan.FromHours(8)),
        SignedAt = Start.AddMinutes(2),
        Counts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["inbox"] = 2, ["Objects"] = 5, ["a-b"] = 0 },
        ShreddedKeys = ["cand-1", "cand-0"],
        Neighbours = [new() { Kind = NeighbourKind.System, Name = "ehr", Subject = "cand-1", Version = 7, ConfirmedAt = Start }, new() { Kind = NeighbourKind.Vendor, Name = "acme", Subject = "*", Note = Notice.NoCall }],
        SignedBy = "root/1",
        Signature = [1, 2, 255],
    };
}
