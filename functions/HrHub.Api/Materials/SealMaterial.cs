using System.Security.Cryptography;
using HrHub.Core;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Telemetry;
using HrHub.Core.Work;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Materials;

/// <summary>What an upload became.</summary>
public sealed record SealedUpload(MaterialType Type, MaterialScan Scan, SealedReference Reference);

/// <summary>
/// Streams an upload into the sealed store under the person's key, while it is scanned. What is refused in the end is deleted. A process that dies on the way leaves an object whose data key nobody has; its name begins with the
/// person's, by which an erasure finds it.
/// </summary>
public sealed class SealMaterial(ISealedObjects objects, KeyRing keys, ScanUpload scans, IOptions<MaterialsOptions> options)
{
    /// <param name="candidateId">Whose key wraps the data key.</param>
    /// <param name="upload">Read once.</param>
    /// <param name="ct">Cancels; nothing stays.</param>
    public async Task<Outcome<SealedUpload>> Handle(string candidateId, Stream upload, CancellationToken ct)
    {
        var head = new byte[MediaSignature.Size];
        var length = await upload.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (MaterialType.Of(head.AsSpan(0, length)) is not { } type) return HubError.MaterialType;

        using var candidate = await keys.FindCandidate(candidateId, ct);
        if (candidate is null) return HubError.NotFound;
        var name = $"{Ids.MaterialsOf(candidateId)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var dataKey = RandomNumberGenerator.GetBytes(32);
        var kept = false;
        try
        {
            using var scan = await scans.Begin(ct);
            await using var source = new UploadStream(head.AsMemory(0, length), upload, options.Value.LimitOf(type.Kind), scan.Write);
            var content = await Write(name, dataKey, source, ct);
            var reference = content.In(name, DataKey.Wrap(dataKey, candidate, name));
            var verdict = await scan.Finish(ct);
            HubMetrics.Scanned(verdict.ToString());
            if (verdict is ScanVerdict.Infected) return HubError.Infected;
            if (verdict is ScanVerdict.NotScanned && options.Value.ScanRequired) return HubError.ScannerAway;
            await using (var whole = await SealedStream.Open(objects, reference, dataKey, ct))
                if (!await type.IsSound(whole, ct)) return HubError.MaterialType;
            kept = true;
            return new SealedUpload(type, verdict is ScanVerdict.Clean ? MaterialScan.Clean : MaterialScan.NotScanned, reference);
        }
        catch (UploadTooLargeException)
        {
            return HubError.BodyTooLarge;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
            if (!kept) await objects.Delete(name, CancellationToken.None);
        }
    }

    private async Task<SealedContent> Write(string name, byte[] dataKey, Stream source, CancellationToken ct)
    {
        await using var writer = await SealedWriter.Open(objects, name, dataKey, ct);
        return await writer.WriteToEnd(source, null, ct);
    }
}
