namespace Darts.Domain.Machines.Repository;

/// <summary>A commit cannot be used as a catalogue; the message is for the administrator.</summary>
internal sealed class BadCommitException(string message) : Exception(message);
