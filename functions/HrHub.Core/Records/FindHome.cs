namespace HrHub.Core.Records;

/// <summary>Where a person's file is now.</summary>
public static class FindHome
{
    /// <param name="files">The files.</param>
    /// <param name="candidateId">A merged file's id leads to the file it was merged into.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such file.</returns>
    public static async Task<CandidateFile?> Home(this ICandidateFiles files, string candidateId, CancellationToken ct)
    {
        var file = (await files.Find(candidateId, ct))?.File;
        while (file?.MergedInto is { } home) file = (await files.Find(home, ct))?.File;
        return file;
    }
}
