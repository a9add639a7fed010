namespace Darts.Domain.Sessions.Saving;

/// <summary>That a session's disk is to become the master image of a new machine.</summary>
/// <param name="At">Since when.</param>
/// <param name="MachineId">The machine's id.</param>
/// <param name="Title">The machine's title.</param>
internal sealed record SavingMark(DateTimeOffset At, string MachineId, string Title);
