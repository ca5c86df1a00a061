using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Operations;

/// <summary>What the pipeline does for operators. Section <c>Operations</c>.</summary>
public sealed record OperationsOptions
{
    /// <summary>When it is counted how the hub fares: NCRONTAB with seconds.</summary>
    [Required] public string StockSchedule { get; init; } = "0 * * * * *";

    /// <summary>When it is looked for orders about parked items: NCRONTAB with seconds.</summary>
    [Required] public string OrdersSchedule { get; init; } = "*/5 * * * * *";
}
