namespace Darts.Domain.Scripts.Conditions;

/// <summary>The condition of a boot script, <c>if(EXPR):</c>. It compares texts and does nothing else; DARTS evaluated it as Perl.</summary>
internal sealed class Condition
{
    /// <summary>The longest condition, in characters.</summary>
    public const int MaximumLength = 1000;

    private const string Opening = "if(";

    private readonly Func<ConditionFacts, bool> _holds;

    private Condition(Func<ConditionFacts, bool> holds) => _holds = holds;

    /// <summary>Takes a leading condition off an entry.</summary>
    /// <param name="entry">The entry, with or without a condition.</param>
    /// <param name="rest">What stands behind the condition.</param>
    /// <returns>The condition; null when there is none.</returns>
    /// <exception cref="ConditionException">It cannot be understood.</exception>
    public static Condition? TakeFrom(string entry, out string rest)
    {
        rest = entry;
        if (!entry.StartsWith(Opening, StringComparison.Ordinal))
            return null;
        var tokens = new ConditionTokens(entry, Opening.Length);
        var holds = new ConditionParser(tokens).ParseUntilParenthesis();
        var end = tokens.Position;
        if (end > MaximumLength)
            throw new ConditionException(MaximumLength, $"a condition may have {MaximumLength} characters");
        if (end == entry.Length || entry[end] != ':')
            throw new ConditionException(end + 1, "a colon must follow the condition: if(EXPR):SCRIPT");
        rest = entry[(end + 1)..].TrimStart();
        return new Condition(holds);
    }

    /// <summary>Whether it holds.</summary>
    public bool Holds(ConditionFacts facts) => _holds(facts);
}
