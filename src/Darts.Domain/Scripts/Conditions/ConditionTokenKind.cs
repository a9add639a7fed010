namespace Darts.Domain.Scripts.Conditions;

internal enum ConditionTokenKind
{
    /// <summary>Nothing follows.</summary>
    End,

    /// <summary>A name or an operator in letters.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    Literal,

    /// <summary>An operator, a parenthesis or a comma.</summary>
    Sign,
}
