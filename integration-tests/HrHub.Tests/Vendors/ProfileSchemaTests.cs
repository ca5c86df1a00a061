using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HrHub.Core.Vendors;

namespace HrHub.Tests.Vendors;

public sealed class ProfileSchemaTests
{
    /// <summary>After a change of the records: <c>HRHUB_WRITE_SCHEMA=1 dotnet test integration-tests/HrHub.Tests --filter ProfileSchema</c> writes the file anew.</summary>
    [Fact]
    public void The_committed_schema_is_the_one_the_records_make()
    {
        var file = SchemaFile();
        if (Environment.GetEnvironmentVariable("HRHUB_WRITE_SCHEMA") == "1") File.WriteAllText(file, ProfileSchema.Generate());
        Assert.True(ProfileSchema.Generate() == File.ReadAllText(file), "Profiles.schema.json is behind the records: write it anew with HRHUB_WRITE_SCHEMA=1.");
    }

    [Fact]
    public void The_schema_says_what_the_records_say()
    {
        var signature = JsonNode.Parse(ProfileSchema.Generate())!["properties"]!["delivery"]!["properties"]!["signature"]!;
        var members = signature["properties"]!;

        Assert.Equal("""["sha1","sha256","sha512","ed25519"]""", members["algorithm"]!["enum"]!.ToJsonString());
        Assert.Equal("""["algorithm","encoding","headers","signs","secrets"]""", signature["required"]!.ToJsonString());
        Assert.Equal(("string", 2), (members["signs"]!["type"]!.ToString(), (int)members["secrets"]!["maxItems"]!));
        Assert.False((bool)signature["additionalProperties"]!);
        Assert.NotEmpty(members["prefix"]!["description"]!.ToString());
    }

    [Fact]
    public void A_limit_stands_beside_a_type_that_was_shown_before()
    {
        var secrets = JsonNode.Parse(ProfileSchema.Generate())!["properties"]!["delivery"]!["properties"]!["bearer"]!["properties"]!["secrets"]!;
        Assert.Equal((1, 2), ((int)secrets["minItems"]!, (int)secrets["maxItems"]!));
    }

    private static string SchemaFile([CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../functions/HrHub.Core/Vendors/Profiles.schema.json"));
}
