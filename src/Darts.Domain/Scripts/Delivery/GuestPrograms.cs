using System.Text.Json.Nodes;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>Programs that a guest's agent starts, as root.</summary>
internal sealed class GuestPrograms(GuestAgent agent, TimeProvider time)
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts a program.</summary>
    /// <returns>Its process id in the guest.</returns>
    public async Task<long> StartAsync(Guid id, GuestProgram program, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject
        {
            ["path"] = program.Path,
            ["arg"] = new JsonArray([.. program.Arguments.Select(a => (JsonNode)a)]),
            ["env"] = new JsonArray([.. program.Environment.Select(v => (JsonNode)v)]),
        };
        return AgentAnswer.Number(await agent.AskAsync(id, "guest-exec", arguments, cancellationToken).ConfigureAwait(false), "pid");
    }

    /// <summary>Runs a program that ends at once.</summary>
    /// <exception cref="ScriptFailedException">It does not.</exception>
    public async Task<int> RunAsync(Guid id, GuestProgram program, TimeSpan limit, CancellationToken cancellationToken)
    {
        var pid = await StartAsync(id, program, cancellationToken).ConfigureAwait(false);
        var end = time.GetUtcNow() + limit;
        while (true)
        {
            var status = await agent.AskAsync(id, "guest-exec-status", new JsonObject { ["pid"] = pid }, cancellationToken).ConfigureAwait(false);
            if (AgentAnswer.Truth(status, "exited"))
                return status.TryGetProperty("exitcode", out _) ? (int)AgentAnswer.Number(status, "exitcode") : -1;
            if (time.GetUtcNow() > end)
                throw new ScriptFailedException("the guest is too slow to run it");
            await Task.Delay(s_poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a program that the agent started still runs. One that the agent does not know has ended, with the agent itself if need be.</summary>
    public async Task<bool> IsRunningAsync(Guid id, long pid, CancellationToken cancellationToken)
    {
        try
        {
            var status = await agent.AskAsync(id, "guest-exec-status", new JsonObject { ["pid"] = pid }, cancellationToken).ConfigureAwait(false);
            return !AgentAnswer.Truth(status, "exited");
        }
        catch (AgentRefusedException)
        {
            return false;
        }
    }
}
