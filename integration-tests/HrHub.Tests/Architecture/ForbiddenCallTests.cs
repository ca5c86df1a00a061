using System.Reflection;
using System.Text.RegularExpressions;

namespace HrHub.Tests.Architecture;

/// <summary>What no line of the hub may do.</summary>
public sealed class ForbiddenCallTests
{
    [Theory]
    [InlineData(@"System\.DateTime(Offset)?::get_(Now|UtcNow|Today)\(", "time comes from TimeProvider")]
    [InlineData(@"System\.Threading\.Thread::Sleep\(", "a thread that sleeps is a thread that is missing")]
    [InlineData(@"System\.Threading\.Tasks\.Task::Wait(All|Any)?\(", "waiting for a task blocks a thread")]
    [InlineData(@"System\.Threading\.Tasks\.(Value)?Task`1<.*>::get_Result\(", "waiting for a task blocks a thread")]
    [InlineData(@"AsyncVoidMethodBuilder::Create\(", "an exception of an async void method ends the process")]
    public void Nothing_calls(string pattern, string because)
    {
        var calls = HubCode.All.SelectMany(Calls.In).Where(call => Regex.IsMatch(call.Target.FullName, pattern)).Select(call => call.ToString()).ToList();
        Assert.True(calls.Count == 0, $"{because}:\n{string.Join('\n', calls)}");
    }

    [Fact]
    public void Only_the_tool_for_people_writes_to_the_console()
    {
        var calls = HubCode.All.Where(assembly => assembly != HubCode.Local).SelectMany(Calls.In)
            .Where(call => call.Target.DeclaringType.FullName == "System.Console").Select(call => call.ToString());
        Assert.Empty(calls);
    }

    [Fact]
    public void No_source_line_blocks_on_an_awaiter()
    {
        var lines = Repository.Files("*.cs", "functions").Where(file => file.Text.Contains(".GetAwaiter().GetResult()", StringComparison.Ordinal));
        Assert.Empty(lines.Select(file => file.Name));
    }

    [Fact]
    public void Static_fields_never_change()
    {
        var fields = HubCode.All.SelectMany(HubCode.WrittenTypes)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false })
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");
        Assert.Empty(fields);
    }

    [Fact]
    public void Static_fields_hold_nothing_that_collects()
    {
        var fields = HubCode.All.SelectMany(HubCode.WrittenTypes)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType.Namespace == "System.Collections.Concurrent" || field.FieldType.Name.Contains("ConditionalWeakTable", StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");
        Assert.Empty(fields);
    }
}
