using System.Text.Json;
using System.Text.Json.Nodes;
using Darts.Domain.Hosts;
using Darts.Libvirt;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>
/// Commands to guests' agents, over a connection of its own: an agent that keeps silent holds up nothing but other agents' commands,
/// and those for a few seconds only.
/// </summary>
internal sealed class GuestAgent(HypervisorHost host, IOptions<ScriptOptions> options, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(10);

    private readonly SupervisedConnection _connection =
        new(host.Uri, new SupervisedConnectionOptions { Workers = 4, Events = HypervisorEventKinds.DomainLifecycle }, time);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>Has a guest's agent do something.</summary>
    /// <returns>What it answers.</returns>
    /// <exception cref="GuestAwayException">It does not answer.</exception>
    /// <exception cref="AgentRefusedException">It answers that it cannot.</exception>
    public async Task<JsonElement> AskAsync(Guid id, string command, JsonObject? arguments, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["execute"] = command };
        if (arguments is not null)
            request["arguments"] = arguments;
        var json = request.ToJsonString();
        _connection.Start();
        try
        {
            var answer = await _connection.RunAsync(c => Ask(c, id, json), options.Value.AgentTimeout + s_margin, cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.GetProperty("return").Clone();
        }
        catch (Exception e) when (IsAway(e))
        {
            throw new GuestAwayException(e);
        }
        catch (LibvirtException e)
        {
            throw new AgentRefusedException($"{command}: {e.Error.Message}", e);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A guest may run any agent it likes.
            throw new AgentRefusedException($"{command}: the answer makes no sense", e);
        }
    }

    private string Ask(Connection connection, Guid id, string json)
    {
        using var domain = connection.LookupDomain(id);
        return domain.AgentCommand(json, options.Value.AgentTimeout);
    }

    private static bool IsAway(Exception e) => e is LibvirtTimeoutException or ConnectionLostException or DomainNotFoundException or OperationInvalidException
        or LibvirtException { IsTransient: true };
}
