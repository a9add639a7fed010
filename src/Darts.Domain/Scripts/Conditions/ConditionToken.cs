namespace Darts.Domain.Scripts.Conditions;

/// <summary>A word, literal or sign of a condition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word or sign itself, or what a literal holds.</param>
/// <param name="Column">Where it begins, counted from 1.</param>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int Column)
{
    public bool IsSign(params ReadOnlySpan<string> signs) => Kind != ConditionTokenKind.Literal && signs.Contains(Text);

    /// <summary>As a message shows it.</summary>
    public string Shown => Kind switch
    {
        ConditionTokenKind.End => "the end",
        ConditionTokenKind.Literal => "a text in quotes",
        _ => $"'{Text}'",
    };
}
