namespace Darts.Domain.Scripts.Delivery;

/// <summary>A script cannot be run in this guest, now or later. The message is fit for the session's owner.</summary>
internal sealed class ScriptFailedException(string message) : Exception(message);
