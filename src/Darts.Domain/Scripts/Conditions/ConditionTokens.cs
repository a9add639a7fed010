using System.Text;

namespace Darts.Domain.Scripts.Conditions;

/// <summary>Takes a condition apart, one token at a time: what follows the condition is never looked at.</summary>
internal sealed class ConditionTokens(string text, int start)
{
    private static readonly string[] s_signs = ["==", "!=", "=~", "!~", "&&", "||", "!", "(", ")", ","];

    private int _position = start;

    /// <summary>Where the next token is looked for, counted from 0.</summary>
    public int Position => _position;

    public ConditionToken Next()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t')
            _position++;
        var column = _position + 1;
        if (_position == text.Length)
            return new ConditionToken(ConditionTokenKind.End, "", column);
        var c = text[_position];
        if (c is '\'' or '"')
            return new ConditionToken(ConditionTokenKind.Literal, ReadLiteral(c), column);
        if (char.IsAsciiLetter(c) || c == '@')
            return new ConditionToken(ConditionTokenKind.Word, ReadWord(), column);
        if (Array.Find(s_signs, s => string.CompareOrdinal(text, _position, s, 0, s.Length) == 0) is not { } sign)
            throw new ConditionException(column, c == '=' ? "use == to compare" : $"'{c}' has no meaning here; texts stand in quotes");
        _position += sign.Length;
        return new ConditionToken(ConditionTokenKind.Sign, sign, column);
    }

    private string ReadWord()
    {
        var begin = _position++;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '_' or '@'))
            _position++;
        return text[begin.._position];
    }

    /// <summary>A backslash stands before a quote or another backslash only; before anything else, as in a pattern, it is itself.</summary>
    private string ReadLiteral(char quote)
    {
        var begin = _position++;
        var content = new StringBuilder();
        while (_position < text.Length && text[_position] != quote)
        {
            if (text[_position] == '\\' && _position + 1 < text.Length && text[_position + 1] is '\'' or '"' or '\\')
                _position++;
            content.Append(text[_position++]);
        }

        if (_position == text.Length)
            throw new ConditionException(begin + 1, $"the text that begins here has no closing {quote}");
        _position++;
        return content.ToString();
    }
}
