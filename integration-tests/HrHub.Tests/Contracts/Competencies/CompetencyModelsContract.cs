using HrHub.Core.Competencies;

namespace HrHub.Tests.Contracts.Competencies;

/// <summary>What <see cref="ICompetencyModels"/> promises, on every implementation.</summary>
public abstract class CompetencyModelsContract(Func<Task<Opened<ICompetencyModels>>> open) : PortContract<ICompetencyModels>(open)
{
    private static readonly DateTimeOffset Day = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    internal static CompetencyModel Some(string position, int version) => new()
    {
        PositionCode = position, Version = version, Title = "客户经理", Language = "zh-CN", WrittenBy = "staff-1", WrittenAt = Day.AddMinutes(version),
        Dimensions = [new() { Code = "logic", Label = "逻辑思维", Weight = 62.5m, Questions = ["请介绍一次取舍。"] }, new() { Code = "service", Label = "服务意识", Weight = 37.5m }],
    };

    internal static ModelPush Push(string position, string vendor, int version = 1) => new() { PositionCode = position, Vendor = vendor, Version = version, At = Day, VendorId = "flow-1", Taken = version };

    [Fact]
    public async Task A_version_is_read_as_it_was_written_and_never_changed()
    {
        Assert.True(await Port.Add(Some("RM-01", 1), default));
        Assert.False(await Port.Add(Some("RM-01", 1) with { Title = "another" }, default));
        Assert.Equivalent(Some("RM-01", 1), await Port.Find("RM-01", 1, default), strict: true);
        Assert.Null(await Port.Find("RM-01", 2, default));
        Assert.Null(await Port.Find("RM", 1, default));
    }

    [Fact]
    public async Task The_newest_version_is_the_highest()
    {
        for (var version = 1; version <= 11; version++) await Port.Add(Some("客户/经理?", version), default);
        await Port.Add(Some("RM-02", 12), default);
        Assert.Equal(11, (await Port.Newest("客户/经理?", default))!.Version);
        Assert.Null(await Port.Newest("RM-03", default));
    }

    [Fact]
    public async Task Every_position_is_listed_with_its_newest_version()
    {
        Assert.Empty(await Port.List(default));
        foreach (var (position, version) in ((string, int)[])[("B", 1), ("A", 1), ("A", 2), ("C", 1)]) await Port.Add(Some(position, version), default);
        Assert.Equal(["A2", "B1", "C1"], (await Port.List(default)).Select(model => $"{model.PositionCode}{model.Version}"));
    }

    [Fact]
    public async Task What_a_vendor_has_is_replaced_and_listed_by_position_and_vendor()
    {
        foreach (var push in (ModelPush[])[Push("B", "ribbon"), Push("A", "ribbon"), Push("A", "acme"), Push("A", "ribbon", 2)]) await Port.Save(push, default);
        Assert.Equal(["A acme 1", "A ribbon 2", "B ribbon 1"], (await Port.Pushes(null, default)).Select(push => $"{push.PositionCode} {push.Vendor} {push.Version}"));
        Assert.Equal(Push("B", "ribbon"), Assert.Single(await Port.Pushes("B", default)));
        Assert.Empty(await Port.Pushes("C", default));
    }
}
