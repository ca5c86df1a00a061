using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>The batches and positions there are, by which keywords are told apart. Read again after a minute: a batch that is newer is taken for what its name looks like until then.</summary>
public sealed class ReadKnownValues(ICandidateFiles files, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private Read? _last;

    public async Task<KnownValues> Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && now - last.At < Fresh) return last.Values;
        var values = KnownValues.Of(await files.Count(new(), ct));
        _last = new(now, values);
        return values;
    }

    private sealed record Read(DateTimeOffset At, KnownValues Values);
}
