using Darts.Domain.Limits;
using Darts.Domain.Machines;

namespace Darts.Web.Api;

/// <summary>A machine of the catalogue, with the values that a request for it may have.</summary>
internal sealed record MachineAnswer(
    string Id,
    string Title,
    string Description,
    string? Problem,
    IReadOnlyList<int> Cores,
    IReadOnlyList<long> MemoryMiB,
    IReadOnlyList<int> LifetimeMinutes)
{
    public static MachineAnswer From(Machine machine, RequestChoices choices) => new(
        machine.Id, machine.Definition.Title, machine.Definition.Description, machine.Problem,
        choices.Cores, choices.MemoryMiB, [.. choices.Lifetimes.Select(lifetime => (int)lifetime.TotalMinutes)]);
}
