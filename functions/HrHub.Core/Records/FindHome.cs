namespace HrHub.Core.Records;

/// <summary>Where a person's file is now.</summary>
public static class FindHome
{
    /// <param name="files">The files.</param>
    /// <param name="candidateId">A merged file's id leads to the file it was merged into.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such file.</returns>
    public static async Task<CandidateFile?> Home(this ICandidateFiles files, string candidateId, CancellationToken ct) => (await files.StoredHome(candidateId, ct))?.File;

    /// <summary>The same with the tag under which it was read.</summary>
    /// <inheritdoc cref="Home" path="/param"/>
    /// <inheritdoc cref="Home" path="/returns"/>
    public static async Task<Stored?> StoredHome(this ICandidateFiles files, string candidateId, CancellationToken ct)
    {
        var stored = await files.Find(candidateId, ct);
        while (stored?.File.MergedInto is { } home) stored = await files.Find(home, ct);
        return stored;
    }

    /// <returns>The file's own id first, then those of files that were merged into it.</returns>
    public static async Task<IReadOnlyList<string>> IdsOf(this ICandidateFiles files, string candidateId, CancellationToken ct)
    {
        var ids = new List<string> { candidateId };
        for (var next = 0; next < ids.Count; next++) ids.AddRange((await files.MergedInto(ids[next], ct)).Except(ids));
        return ids;
    }
}
