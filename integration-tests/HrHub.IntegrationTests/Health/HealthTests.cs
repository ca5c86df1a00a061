using System.Net;
using System.Text.Json;
using HrHub.Intake.Health;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrHub.IntegrationTests.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData("health/live", "Alive")]
    [InlineData("health", "Healthy")]
    [InlineData("api/health/live", "Alive")]
    [InlineData("api/health", "Healthy")]
    public async Task A_hub_that_works_says_so_to_anybody(string path, string status)
    {
        await using var hub = await TestHub.Start();
        using var answer = await hub.Get(path);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, status), (answer.StatusCode, body.RootElement.GetProperty("status").GetString()));
        if (status == "Healthy") Assert.Equal("Healthy", body.RootElement.GetProperty("stores").GetProperty("inbox").GetString());
    }

    [Fact]
    public async Task A_store_that_is_down_makes_the_app_unready_without_a_word_of_why()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<CheckIntakeHealth>()
            .AddHealthChecks().AddCheck("inbox", () => HealthCheckResult.Unhealthy("a path of this machine")).Services.BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = new MemoryStream() } };
        await (await services.GetRequiredService<CheckIntakeHealth>().Handle(default)).ExecuteAsync(context);

        context.Response.Body.Position = 0;
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Equal("""{"status":"Unhealthy","stores":{"inbox":"Unhealthy"}}""", await new StreamReader(context.Response.Body).ReadToEndAsync());
    }
}
