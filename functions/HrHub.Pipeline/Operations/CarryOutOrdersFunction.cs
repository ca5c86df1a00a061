using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Operations;

public sealed class CarryOutOrdersFunction(CarryOutOrders carryOut)
{
    [Function(nameof(CarryOutOrders))]
    public Task CarryOutOrders([TimerTrigger("%Operations:OrdersSchedule%")] TimerInfo timer, CancellationToken ct) => carryOut.Handle(ct);
}
