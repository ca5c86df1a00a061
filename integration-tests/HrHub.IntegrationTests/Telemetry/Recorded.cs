using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HrHub.Core.Telemetry;

namespace HrHub.IntegrationTests.Telemetry;

/// <summary>Every span and measurement of the hub while it lives, and lines of logs.</summary>
internal sealed class Recorded : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics;

    public Recorded()
    {
        _traces = new()
        {
            ShouldListenTo = source => source.Name == HubTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == HubTrace.SourceName) listener.EnableMeasurementEvents(instrument);
            },
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _metrics.Start();
    }

    public IReadOnlyList<Activity> Spans => [.. _spans];

    /// <summary>Tags as <c>name=value</c>, with commas between.</summary>
    public IReadOnlyList<(string Name, double Value, string Tags)> Measured => [.. _measured];

    /// <summary>Everything that would leave the process.</summary>
    public string Text => string.Join('\n', Spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {Join(span.TagObjects)} {Join(span.Baggage)} {string.Join(',', span.Events.Select(e => $"{e.Name} {Join(e.Tags)}"))}")
        .Concat(Measured.Select(one => $"{one.Name} {one.Tags}")));

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _measured.Enqueue((instrument.Name, value, Join(tags.ToArray())));

    private static string Join<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(',', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
