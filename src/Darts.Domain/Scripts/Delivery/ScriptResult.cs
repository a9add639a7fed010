namespace Darts.Domain.Scripts.Delivery;

/// <summary>How a script ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The end of what it printed; no byte of it is to be trusted.</param>
internal sealed record ScriptResult(int ExitCode, byte[] Output);
