namespace HrHub.Tests.Infra;

/// <summary>Deploying shows before it changes and asks before it changes; tearing down asks twice as loud.</summary>
public sealed class ScriptTests
{
    private const string WhatIf = "az deployment group what-if", Create = "az deployment group create", Publish = "az functionapp deployment source config-zip";

    [Fact]
    public async Task A_deployment_shows_what_would_change_before_it_changes_anything()
    {
        using var run = new ScriptRun();
        var (exit, said) = await run.Run("hub\n", "deploy", "dev", "hub");
        Assert.True(exit == 0, said);
        Assert.InRange(run.Place(WhatIf), 0, run.Place(Create) - 1);
        Assert.Contains("vendor-ribbon", said, StringComparison.Ordinal);
        Assert.Contains("sync-ehr", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes\n")]
    public async Task Any_answer_but_the_name_of_the_group_changes_nothing(string answer)
    {
        using var run = new ScriptRun();
        var (exit, said) = await run.Run(answer, "deploy", "dev", "hub");
        Assert.Equal(1, exit);
        Assert.Contains("nothing was changed", said, StringComparison.Ordinal);
        Assert.Equal(-1, run.Place(Create));
        Assert.Equal(-1, run.Place(Publish));
    }

    [Fact]
    public async Task A_look_changes_nothing_and_asks_nothing()
    {
        using var run = new ScriptRun();
        Assert.Equal(0, (await run.Run("", "deploy", "dev", "hub", "--what-if")).Exit);
        Assert.NotEqual(-1, run.Place(WhatIf));
        Assert.Equal(-1, run.Place(Create));
        Assert.Equal(-1, run.Place("dotnet"));
    }

    [Fact]
    public async Task All_apps_are_built_before_one_is_published_and_the_pipeline_is_published_first()
    {
        using var run = new ScriptRun();
        var (exit, said) = await run.Run("", "deploy", "dev", "hub", "--apps", "--yes");
        Assert.True(exit == 0, said);
        Assert.Equal(-1, run.Place(Create));
        var published = run.Calls.Where(call => call.StartsWith(Publish, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, run.Calls.Take(run.Place(Publish)).Count(call => call.StartsWith("dotnet publish", StringComparison.Ordinal) && call.Contains("-p:FunctionsHost=Azure", StringComparison.Ordinal)));
        Assert.Equal(["hub-pipeline", "hub-intake", "hub-api"], published.Select(call => call.Split("--name ")[1].Split(' ')[0]));
        Assert.Equal(["Pipeline.zip", "Intake.zip", "Api.zip"], published.Select(call => Path.GetFileName(call.Split("--src ")[1].Split(' ')[0])));
    }

    [Fact]
    public async Task A_new_group_needs_a_region()
    {
        using var run = new ScriptRun { Environment = { ["GROUP_EXISTS"] = "false" } };
        var (exit, said) = await run.Run("hub\n", "deploy", "dev", "hub");
        Assert.Equal(1, exit);
        Assert.Contains("--location", said, StringComparison.Ordinal);
        Assert.Equal(-1, run.Place("az group create"));
    }

    [Theory]
    [InlineData("param mails = []", "param mails = ['hr-it@example.com']", "OpenID provider")]
    [InlineData("param access = { authority: '', audience: '' }", "param access = { authority: 'https://login.example.com', audience: 'hub' }", "mails")]
    public async Task Production_needs_somebody_to_tell_and_a_way_to_sign_in(string before, string after, string missing)
    {
        using var infra = new InfraCopy();
        infra.Replace("parameters/prod.bicepparam", before, after);
        using var run = new ScriptRun { Infra = infra };
        var (exit, said) = await run.Run("hub\n", "deploy", "prod", "hub");
        Assert.Equal(1, exit);
        Assert.Contains(missing, said, StringComparison.Ordinal);
        Assert.Equal(-1, run.Place(WhatIf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hub\n")]
    [InlineData("delete other\n")]
    public async Task A_hub_is_not_deleted_by_a_careless_answer(string answer)
    {
        using var run = new ScriptRun();
        Assert.Equal(1, (await run.Run(answer, "teardown", "dev", "hub")).Exit);
        Assert.Equal(-1, run.Place("az lock delete"));
        Assert.Equal(-1, run.Place("az group delete"));
    }

    [Fact]
    public async Task A_hub_of_another_stage_is_not_deleted()
    {
        using var run = new ScriptRun { Environment = { ["OTHERS"] = "3" } };
        Assert.Equal(1, (await run.Run("delete hub\n", "teardown", "dev", "hub")).Exit);
        Assert.Equal(-1, run.Place("az group delete"));
    }

    [Fact]
    public async Task A_hub_is_deleted_after_its_lock()
    {
        using var run = new ScriptRun();
        Assert.Equal(0, (await run.Run("delete hub\n", "teardown", "prod", "hub")).Exit);
        Assert.InRange(run.Place("az lock delete"), 0, run.Place("az group delete") - 1);
    }
}
