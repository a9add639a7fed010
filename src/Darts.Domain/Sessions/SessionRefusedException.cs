namespace Darts.Domain.Sessions;

/// <summary>A session cannot be made for a reason that its owner may read.</summary>
internal sealed class SessionRefusedException(string message) : Exception(message);
