using HrHub.Core.Sync;

namespace HrHub.Tests.Contracts.Sync;

/// <summary>What <see cref="IEmployeeIds"/> promises, on every store.</summary>
public abstract class EmployeeIdsContract(Func<Task<Opened<IEmployeeIds>>> open) : PortContract<IEmployeeIds>(open)
{
    private IEmployeeIds Ids => Port;

    [Fact]
    public async Task The_last_id_that_was_stored_is_found_by_system_and_number()
    {
        await Ids.Store("ehr", "E/0042 #1", "r-1", default);
        await Ids.Store("training", "E/0042 #1", "r-2", default);
        await Ids.Store("ehr", "E0043", "r-3", default);
        await Ids.Store("ehr", "E/0042 #1", "r-4", default);
        Assert.Equal(("r-4", "r-2", "r-3"), (await Ids.Find("ehr", "E/0042 #1", default), await Ids.Find("training", "E/0042 #1", default), await Ids.Find("ehr", "E0043", default)));
        Assert.Null(await Ids.Find("training", "E0043", default));
        Assert.Null(await Ids.Find("ehr", "E0044", default));
    }

    [Fact]
    public async Task An_employee_is_dropped_from_all_systems_and_others_stay()
    {
        await Ids.Store("ehr", "E0042", "r-1", default);
        await Ids.Store("training", "E0042", "r-2", default);
        await Ids.Store("ehr", "E0043", "r-3", default);
        await Ids.Drop("E0042", default);
        await Ids.Drop("E0042", default);
        Assert.Null(await Ids.Find("ehr", "E0042", default));
        Assert.Null(await Ids.Find("training", "E0042", default));
        Assert.Equal("r-3", await Ids.Find("ehr", "E0043", default));
        await Ids.Store("ehr", "E0042", "r-5", default);
        Assert.Equal("r-5", await Ids.Find("ehr", "E0042", default));
    }

    [Fact]
    public async Task Sixteen_systems_that_store_at_once_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Ids.Store($"system-{number}", "E0042", $"r-{number}", default)));
        foreach (var number in Enumerable.Range(0, 16)) Assert.Equal($"r-{number}", await Ids.Find($"system-{number}", "E0042", default));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ids.Store("ehr", "E0042", "r-1", new CancellationToken(canceled: true)));
        Assert.Null(await Ids.Find("ehr", "E0042", default));
    }
}
