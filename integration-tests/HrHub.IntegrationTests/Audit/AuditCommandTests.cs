using System.Text.Json;
using System.Text.RegularExpressions;
using HrHub.TestKit;
using Microsoft.Data.Sqlite;

namespace HrHub.IntegrationTests.Audit;

public sealed class AuditCommandTests(DemoTrail demo) : IClassFixture<DemoTrail>, IDisposable
{
    private readonly TempFolder _folder = demo.Copy();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_trail_is_verified_signed_exported_and_verified_again()
    {
        var unsigned = await Audit("verify");
        var signed = await Audit("root");
        var exported = await Audit("export", "--since", "2020-01-01", "--out", _folder.File("audit.ndjson"));
        var verified = await Audit("verify");

        Assert.True(unsigned.ExitCode == 0, unsigned.Error);
        Assert.True(signed.ExitCode == 0, signed.Error);
        Assert.Matches(@"Root of \d{4}-\d\d-\d\d signed: \d+ chains, [0-9a-f]{64}", signed.Output);
        Assert.Contains("The audit trail is sound", verified.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(_folder.File("audit.ndjson"));
        Assert.Contains($"{lines.Length} entries exported.", exported.Error, StringComparison.Ordinal);
        Assert.Equal(lines.Length, int.Parse(Regex.Match(verified.Output, @"sound: (\d+) entries").Groups[1].Value));
    }

    [Fact]
    public async Task An_export_to_standard_output_is_nothing_but_lines_of_JSON()
    {
        var exported = await Audit("export", "--since", "2020-01-01");

        var lines = exported.Output.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length > 20);
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            Assert.Equal(64, entry.RootElement.GetProperty("hash").GetString()!.Length);
        }
    }

    [Fact]
    public async Task The_first_broken_entry_is_named_and_the_command_fails()
    {
        var chain = Tamper("UPDATE audit_entries SET event = replace(event, '\"allowed\":true', '\"allowed\":false') WHERE chain_no = (SELECT no FROM audit_chains WHERE chain = $0) AND sequence = 2");

        var (english, chinese) = (await Audit("verify"), await Audit("verify", "--lang", "zh"));

        Assert.Equal((1, 1), (english.ExitCode, chinese.ExitCode));
        Assert.Contains($"Error: the audit trail is broken: chain {chain}, entry 2: changed: it does not have its hash", english.Error, StringComparison.Ordinal);
        Assert.Contains($"错误: 审计记录已损坏：审计链 {chain}，第 2 条：被改动：与其哈希不符", chinese.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_cut_off_after_the_root_was_signed_is_named_with_the_root_that_saw_it()
    {
        Assert.Equal(0, (await Audit("root")).ExitCode);
        var chain = Tamper("""
            DELETE FROM audit_entries WHERE chain_no = (SELECT no FROM audit_chains WHERE chain = $0) AND sequence > 1;
            UPDATE audit_chains SET sequence = 1, hash = (SELECT hash FROM audit_entries WHERE chain_no = no AND sequence = 1) WHERE chain = $0;
            """);

        var verified = await Audit("verify");

        Assert.Equal(1, verified.ExitCode);
        Assert.Matches($@"Error: the audit trail is broken: chain {chain}, entry \d+: removed since it was signed \(shown by the root of \d{{4}}-\d\d-\d\d\)", verified.Error);
    }

    private Task<CommandResult> Audit(params ReadOnlySpan<string> args) => HubCommand.Run(["audit", .. args, "--data", _folder.Path]);

    /// <returns>The chain it was done to: a person's with two entries or more.</returns>
    private string Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("records.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT chain FROM audit_chains WHERE sequence >= 2 AND chain <> 'hub' ORDER BY no LIMIT 1";
        var chain = (string)command.ExecuteScalar()!;
        command.CommandText = $"DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_are_final; {sql}";
        command.Parameters.AddWithValue("$0", chain);
        Assert.True(command.ExecuteNonQuery() > 0);
        return chain;
    }
}
