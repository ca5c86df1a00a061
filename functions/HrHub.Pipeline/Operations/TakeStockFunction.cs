using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Operations;

public sealed class TakeStockFunction(TakeStock take)
{
    [Function(nameof(TakeStock))]
    public Task TakeStock([TimerTrigger("%Operations:StockSchedule%")] TimerInfo timer, CancellationToken ct) => take.Handle(ct);
}
