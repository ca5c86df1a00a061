using System.Text.RegularExpressions;
using ArchUnitNET.Fluent;
using HrHub.Core.Inbox;
using HrHub.Core.Media;
using HrHub.Pipeline.Sync;
using Mono.Cecil;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace HrHub.Tests.Architecture;

/// <summary>Who may see whom.</summary>
public sealed class DependencyTests
{
    private static readonly IArchRule CanonicalSeesNothing = Types().That().ResideInNamespaceMatching(@"^HrHub\.Core\.Canonical(\.|$)")
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HrHub\.(?!Core\.Canonical(\.|$))"))
        .Because("the canonical record is what everything else is about");

    private static readonly IArchRule WorkerTypesAreAllTheAppsSee = Types().That().ResideInNamespaceMatching(@"^HrHub\.(Intake|Pipeline|Api)(\.|$)")
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HrHub\.(EmbeddedWorker|Local|Azure)(\.|$)"))
        .Because("only HrHub.Local and each app's Program.cs choose implementations");

    private static readonly IArchRule CoreStandsAlone = Types().That().ResideInNamespaceMatching(@"^HrHub\.Core(\.|$)")
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HrHub\.(?!Core(\.|$))"))
        .Because("the core knows no host");

    private static readonly IArchRule WorkerKnowsNoApp = Types().That().ResideInNamespaceMatching(@"^HrHub\.EmbeddedWorker(\.|$)")
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HrHub\.(Intake|Pipeline|Api|Local)(\.|$)"))
        .Because("the worker runs any function class");

    private static readonly IArchRule IntakeHasNoStores = Types().That().ResideInNamespaceMatching(@"^HrHub\.Intake(\.|$)")
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HrHub\.Core\.(Records|Sync|Parking)(\.|$)"))
        .Because("the public app may append to the inbox, and nothing else");

    private static readonly IArchRule RecordsAreNotCanonical = Types().That().ResideInNamespaceMatching(@"^HrHub\.Core\.Records(\.|$)")
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HrHub\.Core\.Canonical(\.|$)"));

    [Fact]
    public void A_rule_that_is_broken_is_noticed() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(RecordsAreNotCanonical.Holds);

    [Fact]
    public void The_canonical_record_sees_nothing_else() => CanonicalSeesNothing.Holds();

    [Fact]
    public void The_core_sees_no_host_and_no_app() => CoreStandsAlone.Holds();

    [Fact]
    public void The_apps_see_function_types_and_no_implementation() => WorkerTypesAreAllTheAppsSee.Holds();

    [Fact]
    public void The_embedded_worker_sees_no_app() => WorkerKnowsNoApp.Holds();

    [Fact]
    public void The_public_app_sees_no_candidate_store() => IntakeHasNoStores.Holds();

    [Fact]
    public void The_public_app_appends_to_the_inbox_and_reads_nothing_back()
    {
        var calls = Calls.In(HubCode.Intake)
            .Where(call => call.Target.DeclaringType.Name is nameof(IInbox) or nameof(ISealedObjects))
            .Where(call => call.Target.Name is not (nameof(IInbox.Append) or nameof(ISealedObjects.Upload)));
        Assert.Empty(calls.Select(call => call.ToString()));
    }

    [Fact]
    public void One_downstream_system_never_sees_another()
    {
        var systems = DownstreamSystems().ToList();
        Assert.Equal(Downstreams.Names.Count, systems.Count);
        foreach (var system in systems)
        {
            var others = string.Join('|', systems.Where(other => other != system).Select(Regex.Escape));
            Types().That().ResideInNamespaceMatching($@"^{Regex.Escape(system)}(\.|$)")
                .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^({others})(\.|$)"))
                .Because("a downstream system is one folder").Holds();
        }
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Azure")]
    [InlineData("Azure.")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("SQLitePCLRaw")]
    public void The_core_uses_no_package_of_a_host_or_a_store(string package)
        => Assert.DoesNotContain(HubCode.Core.GetReferencedAssemblies(), reference => reference.Name!.StartsWith(package, StringComparison.Ordinal));

    [Fact]
    public void Settings_are_read_at_registration_only()
    {
        var readers = HubCode.Apps.Append(HubCode.Core).SelectMany(Calls.In)
            .Where(call => call.Target.DeclaringType.FullName.StartsWith("Microsoft.Extensions.Configuration.", StringComparison.Ordinal)
                || call.Target.FullName.Contains("System.Environment::GetEnvironmentVariable", StringComparison.Ordinal))
            .Where(call => !IsRegistration(call.Caller));
        Assert.Empty(readers.Select(call => call.ToString()));
    }

    /// <summary>Folders below Sync that talk to one neighbour: they hold a Refit interface.</summary>
    private static IEnumerable<string> DownstreamSystems() => HubCode.All.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsInterface && type.Namespace is { } name && Regex.IsMatch(name, @"^HrHub\.\w+\.Sync\.\w+$"))
        .Where(type => type.GetMethods().Any(method => method.GetCustomAttributes(typeof(Refit.HttpMethodAttribute), true).Length > 0))
        .Select(type => type.Namespace!).Distinct();

    /// <summary>A static class that extends the service collection, or a lambda within one.</summary>
    private static bool IsRegistration(MethodDefinition caller)
    {
        var type = caller.DeclaringType;
        while (type.DeclaringType is { } outer) type = outer;
        return type is { IsAbstract: true, IsSealed: true }
            && type.Methods.Any(method => method.Parameters.FirstOrDefault()?.ParameterType.Name == "IServiceCollection");
    }
}
