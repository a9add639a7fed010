using Darts.Domain.Limits;
using Darts.Domain.Machines;

namespace Darts.Web.Pages;

/// <summary>A machine on the home page with the values that its form offers and those now chosen.</summary>
internal sealed record MachineOffer(Machine Machine, RequestChoices Choices, bool IsChosen, int Cores, long MemoryMiB, int LifetimeMinutes)
{
    public string CoresField => Field("cores", Machine.Id);

    public string MemoryField => Field("memory", Machine.Id);

    public string LifetimeField => Field("lifetime", Machine.Id);

    // The fields of all machines are in one form; without scripts all of them are sent.
    public static string Field(string what, string machineId) => $"{what}-{machineId}";

    public static MachineOffer Of(Machine machine, RequestChoices choices, bool isChosen) => new(
        machine, choices, isChosen, choices.DefaultCores, choices.DefaultMemoryMiB, (int)choices.DefaultLifetime.TotalMinutes);
}
