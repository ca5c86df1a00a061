using System.Collections;
using HrHub.EmbeddedWorker.Queue;
using Microsoft.Extensions.Configuration;

namespace HrHub.Tests.Architecture;

/// <summary>The configuration binder adds to a list or map that is there. A default with entries could never be replaced by settings.</summary>
public sealed class OptionsTests
{
    private static IReadOnlyList<Type> Records { get; } =
        [.. HubCode.All.SelectMany(HubCode.WrittenTypes).Where(type => type is { IsClass: true, IsAbstract: false } && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Setting", StringComparison.Ordinal)))
            .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)];

    [Fact]
    public void Lists_and_maps_of_options_are_empty_until_settings_fill_them()
    {
        Assert.Contains(typeof(QueueOptions), Records);
        Assert.Empty(Records.SelectMany(Filled));
    }

    [Fact]
    public void A_default_with_entries_is_found() => Assert.Equal(["FilledOptions.Waits"], Filled(typeof(FilledOptions)));

    [Fact]
    public void A_list_in_settings_is_the_list()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Queue:BackOff:0", "00:00:03"), new("Queue:BackOff:1", "00:00:07")]).Build();
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7)], settings.GetSection("Queue").Get<QueueOptions>()!.BackOff);
    }

    private static IEnumerable<string> Filled(Type type)
    {
        var options = Activator.CreateInstance(type)!;
        return type.GetProperties().Where(property => property.PropertyType != typeof(string) && property.GetValue(options) is IEnumerable entries && entries.Cast<object>().Any())
            .Select(property => $"{type.Name}.{property.Name}");
    }

    private sealed record FilledOptions
    {
        public IReadOnlyList<int> Waits { get; init; } = [1];

        public string Name { get; init; } = "a string is no list";
    }
}
