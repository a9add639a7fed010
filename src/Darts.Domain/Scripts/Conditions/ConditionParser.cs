using System.Text.RegularExpressions;

namespace Darts.Domain.Scripts.Conditions;

/// <summary>
/// Reads a condition by recursive descent:
/// <code>
/// or   = and { "||" and }            and  = not { "&amp;&amp;" not }      not = "!" not | unit
/// unit = "(" or ")" | "true" | "false" | text [ ("==" | "!=") text | ("=~" | "!~") pattern | [ "not" ] "in" list ]
/// text = a text in quotes | user | machine | session | gpu            list = groups | "(" text { "," text } ")"
/// </code>
/// Perl's words (eq, ne, and, or, not) mean the same as the signs.
/// </summary>
internal sealed class ConditionParser
{
    private const int DeepestNesting = 32;
    private const int LongestPattern = 200;

    private readonly ConditionTokens _tokens;
    private ConditionToken _now;
    private int _depth;

    public ConditionParser(ConditionTokens tokens)
    {
        _tokens = tokens;
        _now = tokens.Next();
    }

    /// <summary>Reads up to the parenthesis that closes the condition; the tokens then stand right behind it.</summary>
    public Func<ConditionFacts, bool> ParseUntilParenthesis()
    {
        var whole = ParseOr();
        if (!_now.IsSign(")"))
            throw Unexpected(")");
        return whole;
    }

    private Func<ConditionFacts, bool> ParseOr()
    {
        var left = ParseAnd();
        while (TakeSign("||", "or"))
        {
            var (a, b) = (left, ParseAnd());
            left = f => a(f) || b(f);
        }

        return left;
    }

    private Func<ConditionFacts, bool> ParseAnd()
    {
        var left = ParseNot();
        while (TakeSign("&&", "and"))
        {
            var (a, b) = (left, ParseNot());
            left = f => a(f) && b(f);
        }

        return left;
    }

    private Func<ConditionFacts, bool> ParseNot()
    {
        if (++_depth > DeepestNesting)
            throw new ConditionException(_now.Column, $"a condition may be nested {DeepestNesting} times");
        try
        {
            if (!TakeSign("!", "not"))
                return ParseUnit();
            var inner = ParseNot();
            return f => !inner(f);
        }
        finally
        {
            _depth--;
        }
    }

    private Func<ConditionFacts, bool> ParseUnit()
    {
        if (TakeSign("("))
        {
            var inner = ParseOr();
            Expect(")");
            return inner;
        }

        if (TakeSign("true"))
            return _ => true;
        if (TakeSign("false"))
            return _ => false;
        if (_now.IsSign("groups"))
            throw new ConditionException(_now.Column, "groups is a list; write 'NAME' in groups");
        return ParseComparison(ParseText());
    }

    private Func<ConditionFacts, bool> ParseComparison(Func<ConditionFacts, string> left)
    {
        if (TakeSign("==", "eq"))
        {
            var right = ParseText();
            return f => left(f) == right(f);
        }

        if (TakeSign("!=", "ne"))
        {
            var right = ParseText();
            return f => left(f) != right(f);
        }

        if (_now.IsSign("=~", "!~"))
        {
            var wanted = _now.Text == "=~";
            Advance();
            var pattern = ParsePattern();
            return f => pattern.IsMatch(left(f)) == wanted;
        }

        if (TakeSign("not"))
        {
            Expect("in");
            var list = ParseList();
            return f => !list(f).Contains(left(f));
        }

        if (TakeSign("in"))
        {
            var list = ParseList();
            return f => list(f).Contains(left(f));
        }

        return f => left(f).Length > 0;
    }

    private Func<ConditionFacts, IEnumerable<string>> ParseList()
    {
        if (TakeSign("groups"))
            return f => f.Groups;
        Expect("(");
        var items = new List<Func<ConditionFacts, string>> { ParseText() };
        while (TakeSign(","))
            items.Add(ParseText());
        Expect(")");
        return f => items.Select(item => item(f));
    }

    private Func<ConditionFacts, string> ParseText()
    {
        var token = _now;
        Func<ConditionFacts, string> text = token.Kind == ConditionTokenKind.Literal ? ConditionSymbols.Literal(token.Text)
            : ConditionSymbols.Find(token.Text) ?? throw (token.Kind == ConditionTokenKind.Word
                ? new ConditionException(token.Column, $"there is no '{token.Text}'; there are user, machine, session, gpu and groups, and texts in quotes")
                : Unexpected("a name or a text in quotes"));
        Advance();
        return text;
    }

    /// <summary>Patterns come from an administrator, what they are held against from users; without backtracking no text takes long.</summary>
    private Regex ParsePattern()
    {
        if (_now.Kind != ConditionTokenKind.Literal)
            throw Unexpected("a pattern in quotes");
        if (_now.Text.Length > LongestPattern)
            throw new ConditionException(_now.Column, $"a pattern may have {LongestPattern} characters");
        try
        {
            var pattern = new Regex(_now.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            Advance();
            return pattern;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ConditionException(_now.Column, $"this pattern cannot be used: {e.Message}");
        }
    }

    private bool TakeSign(params ReadOnlySpan<string> signs)
    {
        if (!_now.IsSign(signs))
            return false;
        Advance();
        return true;
    }

    private void Expect(string sign)
    {
        if (!TakeSign(sign))
            throw Unexpected(sign);
    }

    private void Advance() => _now = _tokens.Next();

    private ConditionException Unexpected(string wanted) => new(_now.Column, $"{wanted} is missing; here stands {_now.Shown}");
}
