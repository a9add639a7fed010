namespace Darts.Domain.Scripts.Conditions;

/// <summary>What conditions can ask about. All of it is data: whatever a name holds, it is compared and never read as an expression.</summary>
/// <param name="User">The session's owner.</param>
/// <param name="Machine">The catalogue's id of the machine.</param>
/// <param name="Session">The session's name.</param>
/// <param name="Gpu">The assigned GPU's model; empty without one.</param>
/// <param name="Groups">The owner's groups.</param>
internal sealed record ConditionFacts(string User, string Machine, string Session, string Gpu, IReadOnlyCollection<string> Groups);
