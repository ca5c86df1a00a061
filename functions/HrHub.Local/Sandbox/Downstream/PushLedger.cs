using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;

namespace HrHub.Local.Sandbox.Downstream;

/// <summary>What a request did: took effect, was known by its key, came after a newer version, was refused by a check, or met a scripted fault.</summary>
public enum PushEffect { Applied, Repeat, Older, Refused, Fault }

/// <summary>One request, in the order of arrival.</summary>
/// <param name="Resource">The candidate id, or the employee number of an onboarding file.</param>
/// <param name="Version">0 where the request had none.</param>
public sealed record RecordedPush(long Order, string Operation, string Resource, long Version, string Key, PushEffect Effect, JsonNode? Body = null);

/// <summary>Counts of a sandbox system.</summary>
/// <param name="Effective">Pushes that took effect.</param>
/// <param name="Pairs">Different pairs of resource and version among them: as many as <paramref name="Effective"/>, or something took effect twice.</param>
public sealed record LedgerSummary(int Requests, int Effective, int Pairs, int Repeats, int Older, int Refused, int Faults);

/// <summary>Everything that was ever sent to a sandbox system, and the state that came of it. With a directory it survives a restart.</summary>
public sealed class PushLedger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<RecordedPush> _pushes = [];
    private readonly HashSet<string> _keys = [];
    private readonly Dictionary<string, RecordedPush> _held = [];
    private readonly StreamWriter? _file;

    /// <param name="path">File of one JSON document a line; null for memory only.</param>
    public PushLedger(string? path)
    {
        if (path is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path))
            foreach (var line in File.ReadLines(path).Where(line => line.EndsWith('}'))) Remember(JsonSerializer.Deserialize<RecordedPush>(line, CanonicalJson.Options)!);
        _file = new(path, append: true) { AutoFlush = true };
    }

    /// <summary>A copy of all requests, in order.</summary>
    public IReadOnlyList<RecordedPush> Pushes
    {
        get { lock (_lock) return [.. _pushes]; }
    }

    public LedgerSummary Summary()
    {
        lock (_lock)
        {
            var applied = _pushes.Where(push => push.Effect is PushEffect.Applied).ToList();
            int Count(PushEffect effect) => _pushes.Count(push => push.Effect == effect);
            return new(_pushes.Count, applied.Count, applied.DistinctBy(push => (push.Resource, push.Version)).Count(),
                Count(PushEffect.Repeat), Count(PushEffect.Older), Count(PushEffect.Refused), Count(PushEffect.Fault));
        }
    }

    /// <summary>The push that a resource's state came from; a deletion has no body. Null for a resource that was never heard of.</summary>
    public RecordedPush? Held(string resource)
    {
        lock (_lock) return _held.GetValueOrDefault(resource);
    }

    /// <summary>Takes the push in, unless its key is known or a newer version is held.</summary>
    internal PushEffect Take(string operation, string resource, long version, string key, JsonNode? body)
    {
        lock (_lock)
        {
            var effect = _keys.Contains(key) ? PushEffect.Repeat : _held.GetValueOrDefault(resource)?.Version > version ? PushEffect.Older : PushEffect.Applied;
            Add(operation, resource, version, key, effect, body);
            return effect;
        }
    }

    /// <summary>Records a request that came to nothing.</summary>
    internal void Note(string operation, string resource, PushEffect effect)
    {
        lock (_lock) Add(operation, resource, 0, "", effect, null);
    }

    public void Dispose() => _file?.Dispose();

    private void Add(string operation, string resource, long version, string key, PushEffect effect, JsonNode? body)
    {
        var push = new RecordedPush(_pushes.Count + 1, operation, resource, version, key, effect, body);
        Remember(push);
        _file?.WriteLine(JsonSerializer.Serialize(push, CanonicalJson.Options));
    }

    private void Remember(RecordedPush push)
    {
        _pushes.Add(push);
        if (push.Effect is not PushEffect.Applied) return;
        _keys.Add(push.Key);
        _held[push.Resource] = push;
    }
}
