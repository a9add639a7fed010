using System.Text;
using System.Text.Json;
using Darts.Libvirt;

namespace Darts.EndToEnd.Tests;

/// <summary>Commands inside a guest, by its agent: what an administrator sees there, without screen and keyboard.</summary>
public sealed class GuestCommands(string uri, Guid id)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Starts a program as root, and does not wait for its end.</summary>
    public long Start(string path, params string[] arguments)
    {
        var command = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["execute"] = "guest-exec",
            ["arguments"] = new Dictionary<string, object> { ["path"] = path, ["arg"] = arguments, ["capture-output"] = true },
        });
        return Ask(command).GetProperty("pid").GetInt64();
    }

    /// <summary>Runs a program as root to its end.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(string path, params string[] arguments)
    {
        var question = $$"""{ "execute": "guest-exec-status", "arguments": { "pid": {{Start(path, arguments)}} } }""";
        var end = DateTime.UtcNow + s_patience;
        while (DateTime.UtcNow < end)
        {
            var status = Ask(question);
            if (status.GetProperty("exited").GetBoolean())
                return status.TryGetProperty("out-data", out var output) ? Encoding.UTF8.GetString(output.GetBytesFromBase64()) : "";
            await Task.Delay(50);
        }

        throw new TimeoutException($"{path} did not end in the guest.");
    }

    private JsonElement Ask(string command)
    {
        using var connection = Connection.Open(uri);
        using var domain = connection.LookupDomain(id);
        using var answer = JsonDocument.Parse(domain.AgentCommand(command, s_patience));
        return answer.RootElement.GetProperty("return").Clone();
    }
}
