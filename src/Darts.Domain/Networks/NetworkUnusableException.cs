namespace Darts.Domain.Networks;

/// <summary>A network cannot be used, for a reason that the administrator reads in the log.</summary>
internal sealed class NetworkUnusableException(string message) : Exception(message);
