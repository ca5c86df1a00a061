using System.Text.RegularExpressions;
using HrHub.Core.Parking;
using HrHub.TestKit;
using HrHub.Tests.Architecture;

namespace HrHub.Tests.Parking;

public sealed partial class ParkWordingTests
{
    [Fact]
    public void Every_reason_that_the_code_names_has_a_sentence_of_its_own_in_Chinese()
    {
        var codes = Repository.Files("*.cs", "functions/HrHub.Core/Vendors/Reading", "functions/HrHub.Core/Parking", "functions/HrHub.Core/Sync", "functions/HrHub.Pipeline")
            .SelectMany(file => Named().Matches(file.Text)).Select(match => match.Groups["code"].Value).Distinct().ToList();
        Assert.Contains("unknown-label", codes);
        Assert.Contains("refused-content", codes);
        var general = Of("no-such-code", ParkedStage.Push).Zh;
        Assert.All(codes, code => Assert.NotEqual(general, Of(code, ParkedStage.Push).Zh));
    }

    [Fact]
    public void What_was_tried_too_often_says_how_often_and_English_is_what_was_kept()
    {
        Assert.Equal("推送尝试 12 次后放弃。", Of("unreachable", ParkedStage.Push).Zh);
        Assert.Equal("Given up after 12 tries.", Of("unreachable", ParkedStage.Push).En);
        Assert.All(Enum.GetValues<ParkedStage>(), stage => Assert.Contains("12", Of("unreachable", stage).Zh, StringComparison.Ordinal));
    }

    private static Core.Records.Search.Label Of(string code, ParkedStage stage) => ParkWording.Of(new ParkedItem
    {
        Id = "x", Stage = stage, Neighbour = "ehr", Subject = "cand-1", Reason = new(code, "Given up after 12 tries."), ParkedAt = TestStores.Start, Attempts = 12,
    });

    [GeneratedRegex("""(?:UnreadablePayload\(new|=> new\(new|NextStep\.Park|Reason = new|trouble = new|Park\(\w+, new)\((?:row\.Status is "rejected" \? )?"(?<code>[a-z-]+)"(?:,| :)""")]
    private static partial Regex Named();
}
