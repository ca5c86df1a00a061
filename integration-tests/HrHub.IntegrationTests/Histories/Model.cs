using HrHub.Core.Cases;
using HrHub.Core.Retention;

namespace HrHub.IntegrationTests.Histories;

/// <summary>
/// What may be there and what may not: interviews with their ends, files with what people did to them, the rules. That two files turned out to be one person is seen, not foretold;
/// everything else the model knows by itself.
/// </summary>
internal sealed class Model(Mix mix)
{
    private readonly Dictionary<string, ModelInterview> _interviews = [];
    private readonly Dictionary<string, ModelFile> _files = [];
    private readonly List<string> _candidateIds = [];

    public int Policies { get; set; }

    /// <summary>The last sweep broke off: the bytes of a class may be gone while the file still has to say so.</summary>
    public bool Interrupted { get; set; }

    /// <summary>Every file that ever was.</summary>
    public IReadOnlyList<string> CandidateIds => _candidateIds;

    /// <summary>By interview, as of the last look; null where the person is erased.</summary>
    public IReadOnlyDictionary<string, SeenInterview?> Seen { get; private set; } = new Dictionary<string, SeenInterview?>();

    public ModelInterview Interview(string interviewId, DateTimeOffset ended) => _interviews.TryGetValue(interviewId, out var known) ? known : _interviews[interviewId] = new(interviewId, ended);

    public bool IsGone(string interviewId) => Seen.TryGetValue(interviewId, out var seen) && seen is null or { InErasure: true };

    public string? CandidateOf(string interviewId) => Seen.GetValueOrDefault(interviewId)?.CandidateId;

    /// <returns>The file that this one's person has now; null when it is erased or being erased.</returns>
    public ModelFile? Living(string candidateId)
        => _files.GetValueOrDefault(candidateId) is { } file && Seen.Values.Any(seen => seen?.CandidateId == file.CandidateId && !seen.InErasure) ? file : null;

    public async Task LookAgain(HistoryHub hub)
    {
        var (before, now) = (Seen, new Dictionary<string, SeenInterview?>());
        foreach (var interview in _interviews.Values.Where(interview => interview.IsKnown)) now[interview.InterviewId] = await hub.Look(interview.InterviewId);
        Seen = now;
        foreach (var seen in now.Values.OfType<SeenInterview>().Where(seen => !_files.ContainsKey(seen.CandidateId)))
        {
            _files[seen.CandidateId] = new(seen.CandidateId);
            _candidateIds.Add(seen.CandidateId);
        }
        foreach (var (id, seen) in before)
            if (seen is not null && now[id] is { } moved && moved.CandidateId != seen.CandidateId) Merge(_files[seen.CandidateId], _files[moved.CandidateId]);
    }

    private void Merge(ModelFile emptied, ModelFile into)
    {
        if (emptied == into || Seen.Values.Any(seen => seen?.CandidateId == emptied.CandidateId)) return;
        mix.Saw("merged");
        into.Inherit(emptied);
        foreach (var id in _files.Where(file => file.Value == emptied).Select(file => file.Key).ToList()) _files[id] = into;
    }

    /// <summary>The next moment at which something changes: a date, or the end of a hold.</summary>
    public DateTimeOffset? NextDate(DateTimeOffset now) => Seen.Values.OfType<SeenInterview>().SelectMany(seen => seen.Items.Select(item => DueOf(seen, item.Class)).Concat(_files[seen.CandidateId].Holds.Values.Select(hold => hold.Until)))
        .Where(at => at > now).Min();

    public int FilesToErase(DateTimeOffset asOf) => Seen.Values.OfType<SeenInterview>().Where(seen => !seen.InErasure && !_files[seen.CandidateId].IsHeld(asOf) && seen.Items.Any(item => DueOf(seen, item.Class) <= asOf))
        .Select(seen => seen.CandidateId).Distinct().Count();

    /// <summary>Nothing is lost by what is no erasure, and a file in erasure takes in nothing.</summary>
    public void AssertNothingWent(IReadOnlyDictionary<string, SeenInterview?> before)
    {
        foreach (var (id, was) in before)
        {
            var now = Seen[id];
            Assert.True(was is null == now is null, $"{id} went or came back");
            if (was is null) continue;
            Assert.Equal(was.InErasure, now!.InErasure);
            if (was.InErasure) Assert.Equal((was.CandidateId, was.Version), (now.CandidateId, now.Version));
            Assert.Empty(was.Items.Except(now.Items));
        }
    }

    /// <summary>What went was due, and no hold was in force.</summary>
    public void AssertOnlyDueWent(IReadOnlyDictionary<string, SeenInterview?> before, DateTimeOffset now)
    {
        foreach (var (id, was) in before)
        {
            var left = Seen[id];
            if (was is null || was.InErasure)
            {
                Assert.True(left is null or { InErasure: true }, $"{id} came back");
                continue;
            }
            if (left is null || left.InErasure) AssertMayGo(was, before, DataClass.WholeFile, id, now);
            else
                foreach (var (cls, item) in was.Items.Except(left.Items)) AssertMayGo(was, before, cls, item, now);
        }
    }

    public void AssertNothingOverdue(DateTimeOffset asOf, bool mayBeInErasure)
    {
        foreach (var (id, seen) in Seen)
        {
            if (seen is null) continue;
            Assert.True(mayBeInErasure || !seen.InErasure, $"{id} is in erasure after a sweep");
            if (seen.InErasure) continue;
            if (_files[seen.CandidateId].IsHeld(asOf)) continue;
            foreach (var (cls, item) in seen.Items) Assert.False(DueOf(seen, cls) <= asOf, $"{cls} {item} of {seen.CandidateId} was due at {DueOf(seen, cls):O} and is there after the sweep as of {asOf:O}");
        }
    }

    /// <param name="hub">Whose certificates.</param>
    /// <param name="complete">Every erasure has its certificate; otherwise those that have one are looked at.</param>
    public async Task AssertCertified(HistoryHub hub, bool complete)
    {
        var owners = new HashSet<string>();
        foreach (var (id, _) in Seen.Where(seen => seen.Value is null)) owners.Add((await hub.Erasures.ErasedOwner(id, default))!);
        var certificates = await hub.Certificates.List(null, 100, default);
        if (complete) Assert.Equal(owners.Order(), certificates.Select(certificate => certificate.CandidateId).Order());
        foreach (var certificate in certificates)
        {
            Assert.Contains(certificate.CandidateId, owners);
            Assert.True(await hub.Verifies(certificate), $"the certificate of {certificate.CandidateId} does not verify");
            Assert.False(await hub.Verifies(certificate with { EndedAt = certificate.EndedAt.AddMilliseconds(1) }));
            Assert.True(Rules.ErasesWhole(certificate.Basis) && certificate.BeganAt <= certificate.EndedAt && certificate.IsComplete(), certificate.Basis);
            Assert.Null(await hub.Files.Find(certificate.CandidateId, default));
            Assert.All(await hub.Cases.Of(certificate.CandidateId, default), one => Assert.True(one.Texts is null && one.State is CaseState.Done or CaseState.DecidedRefused));
        }
    }

    private void AssertMayGo(SeenInterview was, IReadOnlyDictionary<string, SeenInterview?> before, DataClass cls, string item, DateTimeOffset now)
    {
        mix.Saw(cls is DataClass.WholeFile ? "erased whole" : $"erased {cls}");
        var due = DueOf(was, cls, before);
        // A raw body says all that the others say: it goes with the first of them.
        if (cls is DataClass.RawDelivery)
            foreach (var other in (DataClass[])[DataClass.Transcript, DataClass.Emotions, DataClass.Identity])
                if (DueOf(was, other, before) is { } earlier && !(earlier > due)) due = earlier;
        Assert.True(due <= now, $"{cls} {item} of {was.CandidateId} went at {now:O} and is due at {due:O}");
        Assert.False(_files[was.CandidateId].IsHeld(now), $"{cls} {item} of {was.CandidateId} went although it is held");
    }

    private DateTimeOffset? DueOf(SeenInterview seen, DataClass cls, IReadOnlyDictionary<string, SeenInterview?>? at = null)
    {
        var file = _files[seen.CandidateId];
        var ended = (at ?? Seen).Where(other => other.Value?.CandidateId == seen.CandidateId).Max(other => _interviews[other.Key].Ended);
        return Rules.Due(Policies, cls, new(ended, file.Closed, file.Hired, file.Asked, file.Jurisdiction));
    }
}
