using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;

namespace HrHub.Pipeline.Purge;

/// <summary>Erases a whole file. Null when it is done.</summary>
public delegate Task<HubError?> FileEraser(string candidateId, string basis, Caller by, CancellationToken ct);

/// <summary>Erases one class of a file's data. Null when it is done.</summary>
public delegate Task<HubError?> ClassEraser(string candidateId, DataClass cls, string rule, Caller by, CancellationToken ct);

/// <summary>Carries the verdicts on one file out. A failure is a result: it must not keep the others from their turn.</summary>
public sealed class EraseDue(FileEraser eraseFile, ClassEraser eraseClass)
{
    /// <returns>Null when everything that may go is gone.</returns>
    public async Task<FailedFile?> Handle(JudgedFile file, Caller by, CancellationToken ct)
    {
        try
        {
            foreach (var verdict in file.ToErase)
                if (await Erase(file.CandidateId, verdict, by, ct) is { } error) return new(file.CandidateId, error.Code);
            return null;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            return new(file.CandidateId, failure.GetType().Name);
        }
    }

    private Task<HubError?> Erase(string candidateId, Verdict verdict, Caller by, CancellationToken ct) => verdict.Class is DataClass.WholeFile
        ? eraseFile(candidateId, verdict.Rule!, by, ct)
        : eraseClass(candidateId, verdict.Class, verdict.Rule!, by, ct);
}
