namespace Darts.Domain.Machines.Imports;

/// <summary>An image could not be downloaded or converted; the message is for the administrator.</summary>
internal sealed class ImportFailedException(string message, Exception? inner = null) : Exception(message, inner);
