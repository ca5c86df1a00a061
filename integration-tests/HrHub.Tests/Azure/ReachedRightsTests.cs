using HrHub.Azure.Cosmos;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.TestKit.Rights;
using HrHub.Tests.Architecture;
using Microsoft.Azure.Cosmos;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HrHub.Tests.Azure;

/// <summary>Every operation on documents and on the root key that an app's functions can come to, held against the rights of its identity: branches too that no test runs.</summary>
public sealed class ReachedRightsTests
{
    private static readonly string[] Containers = [ContainerNames.Candidates, ContainerNames.Index, ContainerNames.Inbox, ContainerNames.Keys, ContainerNames.Ledger, ContainerNames.Work];

    private static readonly string[] OnlyWhereAnInterviewLeaves = ["delete on candidates: SaveBatch", "delete on candidates: SaveFile"];

    /// <summary>What each operation of <see cref="HubContainer"/> and of a batch asks of the account.</summary>
    private static readonly Dictionary<string, string[]> Actions = new()
    {
        [nameof(HubContainer.Find)] = ["read"],
        [nameof(HubContainer.Create)] = ["create", "read"],
        [nameof(HubContainer.Replace)] = ["replace", "read"],
        [nameof(HubContainer.Change)] = ["read", "replace"],
        [nameof(HubContainer.Count)] = ["create", "read", "replace"],
        [nameof(HubContainer.Put)] = ["upsert"],
        [nameof(HubContainer.Delete)] = ["delete"],
        [nameof(HubContainer.Together)] = ["read"],
        [nameof(HubContainer.Query)] = ["executeQuery"],
        [nameof(HubContainer.QueryAll)] = ["executeQuery"],
        [nameof(HubContainer.Changes)] = ["readChangeFeed"],
        [nameof(TransactionalBatch.CreateItem)] = ["create"],
        [nameof(TransactionalBatch.ReplaceItem)] = ["replace"],
        [nameof(TransactionalBatch.UpsertItem)] = ["upsert"],
        [nameof(TransactionalBatch.DeleteItem)] = ["delete"],
    };

    [Theory]
    [InlineData("Intake")]
    [InlineData("Pipeline")]
    [InlineData("Api")]
    public void An_app_may_do_what_it_can_come_to(string app)
    {
        var rights = RightsInBicep.Read();
        using var code = ReachedCode.From(HubCode.Apps.Single(assembly => assembly.GetName().Name == $"HrHub.{app}"));
        var wants = code.Methods.Where(method => Outermost(method.DeclaringType).Name != nameof(HubContainer)).SelectMany(Operations).Distinct().ToList();
        Assert.NotEmpty(wants);
        var refused = wants.Where(want => !rights.OnDocuments(app.ToLowerInvariant(), want.Action, want.Container)).Select(want => $"{want.Action} on {want.Container}: {want.Where}");
        Assert.Equal(app == "Api" ? OnlyWhereAnInterviewLeaves : [], refused.Order());
    }

    /// <summary>A save deletes where an interview leaves the file for another person's, or where deliveries came with it: see <see cref="OnlyWhereAnInterviewLeaves"/>.</summary>
    [Fact]
    public void The_API_moves_no_interview_and_files_no_delivery()
    {
        using var code = ReachedCode.From(HubCode.Api);
        Assert.DoesNotContain(code.Methods, method => Outermost(method.DeclaringType).Name is nameof(MoveInterview) or nameof(FileInterview));
        Assert.Contains(code.Methods, method => Outermost(method.DeclaringType).Name is nameof(ChangeCandidateFile));
    }

    [Theory]
    [InlineData("Intake")]
    [InlineData("Pipeline")]
    [InlineData("Api")]
    public void An_app_may_do_with_the_root_key_what_it_can_come_to(string app)
    {
        var rights = RightsInBicep.Read();
        using var code = ReachedCode.From(HubCode.Apps.Single(assembly => assembly.GetName().Name == $"HrHub.{app}"));
        // Verifying needs the public half only.
        var wants = code.Methods.SelectMany(ReachedCode.Calls).Where(called => called.DeclaringType.Name == nameof(IRootKey) && !called.Name.StartsWith("get_", StringComparison.Ordinal))
            .Select(called => called.Name is nameof(IRootKey.Verify) or nameof(IRootKey.CreatedAt) ? "read" : called.Name.ToLowerInvariant()).Distinct().ToList();
        Assert.Contains("unwrap", wants);
        Assert.DoesNotContain(wants, want => !rights.OnRootKey(app.ToLowerInvariant(), want));
    }

    private static IEnumerable<(string Action, string Container, string Where)> Operations(MethodDefinition method)
    {
        if (!method.HasBody) yield break;
        var where = Outermost(method.DeclaringType).Name;
        foreach (var instruction in method.Body.Instructions)
            if (instruction.Operand is MethodReference { DeclaringType.Name: nameof(HubContainer) or nameof(TransactionalBatch) } called && Actions.TryGetValue(called.Name, out var actions))
                foreach (var action in actions) yield return (action, ContainerBefore(instruction) ?? ContainerOf(Outermost(method.DeclaringType)) ?? "?", where);
    }

    /// <summary>The last container that was named before the call. Fields and parameters are called like the container they hold.</summary>
    private static string? ContainerBefore(Instruction call)
    {
        for (var before = call.Previous; before is not null; before = before.Previous)
            if (Named(before) is { } container) return container;
        return null;
    }

    /// <summary>Of a class that has one only, or makes the batches of another.</summary>
    private static string? ContainerOf(TypeDefinition type)
    {
        if (type.Name == "SaveBatch") return ContainerNames.Candidates;
        var named = type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(Named).OfType<string>().Distinct().ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string? Named(Instruction instruction) => NameIn(instruction) is { } name
        ? Containers.FirstOrDefault(known => name.Trim('_', '<', '>', 'P').Replace("get_", "", StringComparison.Ordinal).Equals(known, StringComparison.OrdinalIgnoreCase)) : null;

    private static string? NameIn(Instruction instruction) => instruction.Operand switch
    {
        FieldReference { FieldType.Name: nameof(HubContainer) } field => field.Name,
        MethodReference { ReturnType.Name: nameof(HubContainer) } property => property.Name,
        ParameterDefinition { ParameterType.Name: nameof(HubContainer) } parameter => parameter.Name,
        _ => null,
    };
}
