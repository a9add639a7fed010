namespace Darts.Domain.Scripts.Conditions;

/// <summary>The names that conditions know, and DARTS' symbols for them.</summary>
internal static class ConditionSymbols
{
    private static readonly Dictionary<string, Func<ConditionFacts, string>> s_names = new()
    {
        ["user"] = f => f.User,
        ["@USER@"] = f => f.User,
        ["machine"] = f => f.Machine,
        ["@VM@"] = f => f.Machine,
        ["session"] = f => f.Session,
        ["@SESSION_NAME@"] = f => f.Session,
        ["gpu"] = f => f.Gpu,
    };

    public static Func<ConditionFacts, string>? Find(string name) => s_names.GetValueOrDefault(name);

    /// <summary>A text in quotes, in which DARTS' symbols stand for their values. It is in one piece already, so no value can leave it.</summary>
    public static Func<ConditionFacts, string> Literal(string text)
    {
        var symbols = s_names.Where(s => s.Key[0] == '@' && text.Contains(s.Key, StringComparison.Ordinal)).ToList();
        return symbols.Count == 0
            ? _ => text
            : facts => string.Concat(Split(text, symbols.Select(s => s.Key)).Select(part => s_names.TryGetValue(part, out var value) && part[0] == '@' ? value(facts) : part));
    }

    /// <summary>Cuts a text at its symbols, once: a value that looks like a symbol stays what it is.</summary>
    private static List<string> Split(string text, IEnumerable<string> symbols)
    {
        List<string> parts = [text];
        foreach (var symbol in symbols)
            parts = [.. parts.SelectMany(part => Cut(part, symbol))];
        return parts;
    }

    private static IEnumerable<string> Cut(string text, string symbol)
    {
        var pieces = text.Split(symbol);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                yield return symbol;
            yield return pieces[i];
        }
    }
}
