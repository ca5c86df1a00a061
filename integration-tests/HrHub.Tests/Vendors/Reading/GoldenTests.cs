using HrHub.Core.Canonical;

namespace HrHub.Tests.Vendors.Reading;

public class GoldenTests
{
    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_sample_reads_as_its_golden_file(string name)
    {
        var part = Samples.Part(Samples.All.Single(sample => sample.Name == name));

        Golden.Match(new { part.Effect, part.Rank, part.OccurredAt, part.FollowUps, Interview = InterviewFold.Fold([part]) }, name);
    }

    [Theory]
    [InlineData("ribbon")]
    [InlineData("codesignal")]
    [InlineData("showmebug")]
    [InlineData("micro1")]
    [InlineData("harver")]
    [InlineData("standard-webhooks")]
    public void All_deliveries_of_an_interview_together_read_as_their_golden_file(string vendor)
    {
        var whole = Samples.Interviews().Where(parts => parts[0].Vendor == vendor).MaxBy(parts => parts.Count)!;

        Golden.Match(InterviewFold.Fold(whole), $"whole-{vendor}");
    }
}
