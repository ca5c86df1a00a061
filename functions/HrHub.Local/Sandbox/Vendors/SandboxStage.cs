using System.Collections.Concurrent;
using HrHub.Local.Sandbox.Vendors.Deliveries;

namespace HrHub.Local.Sandbox.Vendors;

/// <summary>The interviews that the sandbox vendors know of at the moment.</summary>
public sealed class SandboxStage(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Vendor, string Id), SandboxInterview> _interviews = new();
    private readonly ConcurrentDictionary<(string Vendor, string Id), int> _asked = new();

    /// <summary>Known once the server listens.</summary>
    public Uri Address { get; internal set; } = new("http://127.0.0.1/");

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>From now on the vendor's API knows the interview.</summary>
    public void Add(SandboxInterview interview) => _interviews[(interview.Vendor, interview.Id)] = interview;

    public SandboxInterview? Find(string vendor, string id) => _interviews.GetValueOrDefault((vendor, id));

    /// <summary>A vendor's interviews, oldest number first.</summary>
    public IEnumerable<SandboxInterview> Of(string vendor) => _interviews.Values.Where(interview => interview.Vendor == vendor).OrderBy(interview => interview.Serial);

    /// <summary>Counts how often the details of an interview were asked for.</summary>
    internal int Asked(SandboxInterview interview) => _asked.AddOrUpdate((interview.Vendor, interview.Id), 1, (_, before) => before + 1);
}
