using System.Text;
using System.Text.Json;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Runs commands in a guest through its agent, as an administrator with virsh does.</summary>
internal static class InGuest
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command of the shell and waits for its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(Site site, Session session, string command)
    {
        var start = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["execute"] = "guest-exec",
            ["arguments"] = new Dictionary<string, object> { ["path"] = "/bin/sh", ["arg"] = new[] { "-c", command }, ["capture-output"] = true },
        });
        var process = Ask(site, session, start).GetProperty("pid").GetInt32();
        var end = await Eventually.GetAsync(
            () => Ask(site, session, $$"""{ "execute": "guest-exec-status", "arguments": { "pid": {{process}} } }""") is var status && status.GetProperty("exited").GetBoolean()
                ? (object)status : null,
            $"'{command}' ends in the guest",
            s_patience);
        var result = (JsonElement)end;
        return (result.GetProperty("exitcode").GetInt32(), Text(result, "out-data") + Text(result, "err-data"));
    }

    /// <summary>Runs a command until it succeeds.</summary>
    public static async Task<string> SucceedsAsync(Site site, Session session, string command)
    {
        for (var end = DateTime.UtcNow + s_patience; ;)
        {
            var (exitCode, output) = await RunAsync(site, session, command);
            if (exitCode == 0)
                return output;
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"'{command}' never succeeded in the guest: {output}");
        }
    }

    private static JsonElement Ask(Site site, Session session, string command)
    {
        using var domain = site.Connection.LookupDomain(session.Id);
        using var answer = JsonDocument.Parse(domain.AgentCommand(command, TimeSpan.FromSeconds(20)));
        return answer.RootElement.GetProperty("return").Clone();
    }

    private static string Text(JsonElement result, string name) =>
        result.TryGetProperty(name, out var data) ? Encoding.UTF8.GetString(data.GetBytesFromBase64()) : "";
}
