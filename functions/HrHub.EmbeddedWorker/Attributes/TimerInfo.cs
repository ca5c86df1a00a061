namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about its run.</summary>
public class TimerInfo
{
    /// <summary>Null for a timer without monitor.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The run is later than its schedule.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Occurrences of a timer. UTC.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
