using HrHub.Core.Sync;

namespace HrHub.Tests.Sync;

public sealed class IdRewriteTests
{
    private static readonly IdRewrite Numeric = new([
        new() { Pattern = @"HQ-([A-Z])(\d{5})", Replacement = "$1$2", LettersToDigits = true, PadTo = 8 },
        new() { Pattern = @"\d{1,8}", Replacement = "$0", PadTo = 8 },
    ]);

    [Theory]
    [InlineData("HQ-A00123", "00100123")]
    [InlineData("HQ-Z99999", "02699999")]
    [InlineData("123", "00000123")]
    [InlineData("SH-A00123", null)]
    [InlineData("HQ-A00123\n", null)]
    [InlineData("xHQ-A00123", null)]
    [InlineData("", null)]
    public void An_id_is_written_as_the_system_writes_it_or_not_at_all(string ours, string? theirs) => Assert.Equal(theirs, Numeric.Apply(ours));

    [Fact]
    public void The_first_rule_that_fits_decides()
        => Assert.Equal("first-7", new IdRewrite([new() { Pattern = @"E(\d)", Replacement = "first-$1" }, new() { Pattern = @"E.", Replacement = "second" }]).Apply("E7"));

    [Fact]
    public void Without_rules_ids_are_the_same_on_both_sides() => Assert.Equal("Ab-1", new IdRewrite([]).Apply("Ab-1"));
}
