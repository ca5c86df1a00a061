namespace HrHub.Azure.Cosmos.Records;

/// <summary>A row of a list of files in the order of their making.</summary>
internal sealed record NumberedFile(string Pk, long No);

/// <summary>Pages by a number that two files may share.</summary>
internal static class FilePages
{
    /// <summary>The page, and what follows with the number of its last one: the next page begins after that number.</summary>
    public static IEnumerable<NumberedFile> Whole(IReadOnlyList<NumberedFile> files, int max) => files.Where((file, at) => at < max || (max > 0 && file.No == files[max - 1].No));
}
