using System.Text.Json.Serialization;

namespace Darts.Web.Api;

/// <summary>What <c>POST /api/sessions</c> takes.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CreateSessionBody
{
    public required string MachineId { get; init; }

    public required int Cores { get; init; }

    public required long MemoryMiB { get; init; }

    public required int LifetimeMinutes { get; init; }
}
