namespace Darts.Domain.Hosts;

/// <summary>A pool of Darts cannot be used as configured; the message is for the administrator's log.</summary>
internal sealed class StorageMisconfiguredException(string message, Exception? inner = null) : Exception(message, inner);
