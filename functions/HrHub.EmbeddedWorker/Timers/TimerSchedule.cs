using System.Globalization;
using NCrontab;

namespace HrHub.EmbeddedWorker.Timers;

/// <summary>When a timer runs: NCRONTAB with six fields (five: at second 0) or a fixed interval. UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval) => (_cron, _interval) = (cron, interval);

    /// <returns>Null when the expression is neither.</returns>
    public static TimerSchedule? Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields is 5 or 6) return CrontabSchedule.TryParse(expression, new() { IncludingSeconds = fields == 6 }) is { } cron ? new(cron, default) : null;
        return TimeSpan.TryParse(expression, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero ? new(null, interval) : null;
    }

    public DateTimeOffset NextAfter(DateTimeOffset time)
        => _cron is null ? time + _interval : new(DateTime.SpecifyKind(_cron.GetNextOccurrence(time.UtcDateTime), DateTimeKind.Utc));
}
