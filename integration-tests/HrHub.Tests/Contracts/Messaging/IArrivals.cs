using HrHub.Core.Messaging;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Contracts.Messaging;

/// <summary>The other end of a bus.</summary>
public interface IArrivals
{
    /// <summary>The bus goes by it.</summary>
    FakeTimeProvider Clock { get; }

    /// <summary>Everything that was delivered until now, in its order. Of a message that was scheduled, without its time.</summary>
    Task<IReadOnlyList<BusMessage>> Now(string entity);
}
