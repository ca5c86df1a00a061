using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;

namespace HrHub.Pipeline.Purge;

/// <summary>A due file with what the judge says of it now.</summary>
/// <param name="CandidateId">The file.</param>
/// <param name="Due">The verdicts on what is due; empty when nothing is any more.</param>
/// <param name="Failure">Why the file could not be read, or null.</param>
public sealed record JudgedFile(string CandidateId, IReadOnlyList<Verdict> Due, FailedFile? Failure = null)
{
    /// <summary>What may go. The whole file alone where that is among it.</summary>
    public IReadOnlyList<Verdict> ToErase
        => Due.FirstOrDefault(verdict => verdict is { Class: DataClass.WholeFile, Kind: VerdictKind.EraseNow }) is { } whole ? [whole] : [.. Due.Where(verdict => verdict.Kind is VerdictKind.EraseNow)];

    public Verdict? Held => Due.FirstOrDefault(verdict => verdict.Kind is VerdictKind.Held);
}

/// <summary>Goes through the files that are due, oldest first, and judges each as it is when its turn comes.</summary>
public sealed class JudgeDue(IRetentionIndex index, ICandidateFiles files, Judge judge)
{
    /// <param name="asOf">The time of the judgement.</param>
    /// <param name="pageSize">How many are read from the index at once.</param>
    /// <param name="ct">Cancels between files.</param>
    public async IAsyncEnumerable<JudgedFile> Handle(DateTimeOffset asOf, int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        for (string? after = null; ;)
        {
            var page = await index.Due(asOf, after, pageSize, ct);
            foreach (var due in page.Files)
                if (await Look(due.CandidateId, asOf, ct) is { } judged) yield return judged;
            if (page.Next is null) yield break;
            after = page.Next;
        }
    }

    /// <returns>Null when the file is gone.</returns>
    private async Task<JudgedFile?> Look(string candidateId, DateTimeOffset asOf, CancellationToken ct)
    {
        try
        {
            if (await files.Find(candidateId, ct) is not { } stored) return null;
            return new(candidateId, [.. judge.Of(RetentionFacts.Of(stored.File), asOf).Where(verdict => verdict.DueAt <= asOf)]);
        }
        catch (Exception failure) when (failure is CryptographicException or InvalidDataException or System.Text.Json.JsonException)
        {
            return new(candidateId, [], new(candidateId, failure.GetType().Name));
        }
    }
}
