using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HrHub.IntegrationTests.Telemetry;

/// <summary>Every line of every level and category, with its structured values and scopes.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue($"{name} scope {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue($"{name} {logLevel} {formatter(state, exception)} {Values(state)} {exception}");

        private static string Values<TState>(TState state)
            => state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(',', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : $"{state}";
    }
}
