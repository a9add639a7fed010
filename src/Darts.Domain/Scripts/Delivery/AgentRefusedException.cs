namespace Darts.Domain.Scripts.Delivery;

/// <summary>The guest's agent answered that it cannot or will not. The message is for the log, never for users.</summary>
internal sealed class AgentRefusedException(string message, Exception? inner = null) : Exception(message, inner);
