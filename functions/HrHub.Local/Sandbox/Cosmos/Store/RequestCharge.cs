namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>
/// Request units by a formula with the published points as anchors: a point read of 1 KB costs 1 and one of 100 KB costs 10; a write of 1 KB without indexes costs about 5.5 and
/// one of 100 KB about 50 (https://learn.microsoft.com/azure/cosmos-db/key-value-store-cost). What an indexed term, a query and an examined document cost is our planning figure.
/// A real account says its own figure in <c>x-ms-request-charge</c>.
/// </summary>
public static class RequestCharge
{
    private const double PerIndexedTerm = 0.2, QueryFloor = 2.3, PerResult = 0.1;

    /// <param name="bytes">Size of the document.</param>
    public static double Read(int bytes) => Rounded(1 + (Kilobytes(bytes) - 1) / 11);

    /// <param name="bytes">Size of the document.</param>
    /// <param name="terms">Indexed terms that come or go.</param>
    public static double Write(int bytes, int terms) => Rounded(5.5 + (Kilobytes(bytes) - 1) * 0.45 + terms * PerIndexedTerm);

    /// <param name="ranges">Physical partitions asked: every one has its floor.</param>
    /// <param name="results">Documents returned.</param>
    /// <param name="bytes">Bytes returned.</param>
    public static double Query(int ranges, int results, long bytes) => Rounded(QueryFloor * ranges + PerResult * results + bytes / 1024.0 / 11);

    private static double Kilobytes(int bytes) => Math.Max(1, bytes / 1024.0);

    private static double Rounded(double charge) => Math.Round(charge, 2);
}
