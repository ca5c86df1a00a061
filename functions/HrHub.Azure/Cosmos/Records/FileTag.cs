using System.Globalization;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>The tag under which a file is read: its version. New dates, a mark or tokens change the document and its ETag, but nothing that a reader knows.</summary>
internal static class FileTag
{
    public static string? Of(FileDocument? file) => file?.Version.ToString(CultureInfo.InvariantCulture);
}
