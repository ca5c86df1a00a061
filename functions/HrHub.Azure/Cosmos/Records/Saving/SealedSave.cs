using HrHub.Core.Keys;
using HrHub.Core.Records;

namespace HrHub.Azure.Cosmos.Records.Saving;

/// <summary>The documents of one save that hold something sealed: made once, however often the batch is tried.</summary>
internal sealed class SealedSave
{
    // Of the 2 MB that a batch may have; what is not sealed is small, and counted at a rate.
    private const int LargestBatch = 1_900_000, AroundOne = 2_048, MostOperations = 100;

    public required FileDocument File { get; init; }
    public required IReadOnlyList<InterviewDocument> Interviews { get; init; }
    public required IReadOnlyList<RawDocument> Raw { get; init; }

    public static SealedSave Of(SealingKey key, BlindIndexes indexes, CandidateFile file, IReadOnlyList<RawDelivery> raw)
    {
        var names = file.Identity.Name is { } name ? indexes.NameTokens(name) : [];
        return new()
        {
            File = new FileDocument
            {
                Id = FileDocument.FileId,
                Pk = file.CandidateId,
                Version = file.Version,
                CreatedAt = file.CreatedAt.ToUnixTimeMilliseconds(),
                ChangedAt = file.ChangedAt.ToUnixTimeMilliseconds(),
                Stage = file.Stage,
                Sealed = key.SealPerson(file),
                Interviews = [.. file.Interviews.Select(interview => new InterviewEntry(interview.Interview.InterviewId, interview.DeliveryIds()))],
                Facets = new() { No = SortKeys.Number(file.CreatedAt, file.CandidateId), IndexVersion = indexes.Settled, MergedInto = file.MergedInto },
            }.With(file.Due, file.StampedBy).With(names),
            Interviews = [.. file.Interviews.Select(interview => InterviewDocument.Of(file, interview, key.SealInterview(interview), names))],
            Raw = [.. raw.Select(delivery => RawDocument.Of(file.CandidateId, delivery.InboxId, key.SealRaw(delivery)))],
        };
    }

    /// <summary>The file, in the place of the one that was read: it keeps its number, and the version of the blind index, since the claims of its other tokens may still be missing.</summary>
    public FileDocument InPlaceOf(FileDocument? stored) => stored is null ? File : File with
    {
        CreatedAt = stored.CreatedAt,
        Refused = stored.Refused,
        Facets = File.Facets! with { No = stored.Facets!.No, IndexVersion = stored.Facets.IndexVersion },
    };

    /// <param name="others">Operations beside the documents here.</param>
    public bool FitsOneBatch(int others)
        => 1 + Interviews.Count + Raw.Count + others <= MostOperations
            && InBase64(File.Sealed!) + Interviews.Sum(interview => InBase64(interview.Sealed)) + Raw.Sum(raw => InBase64(raw.Sealed)) + (long)others * AroundOne <= LargestBatch;

    private static long InBase64(byte[] bytes) => bytes.Length * 4L / 3 + AroundOne;
}
