using System.Diagnostics.Metrics;
using HrHub.Core.Telemetry;

namespace HrHub.Tests.Infra;

/// <summary>What the hub's meter is told within the flow of one test: the meter is the process's, and other tests run beside it.</summary>
internal sealed class Measured : IDisposable
{
    private static readonly AsyncLocal<Measured?> Here = new();
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _all = [];

    public Measured()
    {
        Here.Value = this;
        _listener.InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == HubTrace.SourceName) listener.EnableMeasurementEvents(instrument); };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The newest value of a metric; of those with this tag, where one is given.</summary>
    public double? Last(string metric, (string Name, string Value)? tag = null)
        => _all.Where(one => one.Name == metric && (tag is not { } wanted || (string?)one.Tags.GetValueOrDefault(wanted.Name) == wanted.Value)).Select(one => (double?)one.Value).LastOrDefault();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Here.Value == this) _all.Add((instrument.Name, value, new(tags.ToArray())));
    }
}
