using System.Net;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.TestKit.Cosmos;

/// <summary>Stands for a process that dies: from some write on nothing reaches the account any more, until another process begins.</summary>
public sealed class DyingProcess(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int _left = int.MaxValue;

    /// <summary>Whether something failed for it.</summary>
    public bool IsDead { get; private set; }

    /// <param name="writes">So many writes are still stored.</param>
    public void DieAfter(int writes) => (_left, IsDead) = (writes, false);

    public void Restart() => (_left, IsDead) = (int.MaxValue, false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.NonValidated;
        var isRead = request.Method == HttpMethod.Get || headers.Contains("x-ms-documentdb-isquery") || headers.Contains("x-ms-cosmos-is-query-plan-request");
        IsDead |= !isRead && Interlocked.Decrement(ref _left) < 0;
        // Not one of the answers that are worth another try.
        return IsDead ? Task.FromResult(Answers.Refused(HttpStatusCode.Forbidden, "The process is dead.")) : base.SendAsync(request, cancellationToken);
    }
}
