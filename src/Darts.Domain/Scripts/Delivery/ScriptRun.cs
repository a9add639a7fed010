namespace Darts.Domain.Scripts.Delivery;

/// <summary>One script on its way into one guest.</summary>
/// <param name="Session">The session.</param>
/// <param name="Index">The script's place.</param>
/// <param name="StartedAt">When it was marked as handed over.</param>
/// <param name="Variables">What it is told, as NAME=value.</param>
internal sealed record ScriptRun(Guid Session, int Index, DateTimeOffset StartedAt, IReadOnlyList<string> Variables);
