namespace Darts.Domain.Scripts;

/// <summary>
/// DARTS' symbols in scripts. No value is ever pasted into a script, where a name such as <c>$(reboot)</c> would be run: values travel as
/// environment variables, and a symbol becomes the script language's own way to read the variable.
/// </summary>
internal static class ScriptSymbols
{
    public const string PasswordVariable = "DARTS_PW";

    private static readonly (string Symbol, string Variable)[] s_symbols =
    [
        ("@USER@", "DARTS_USER"), ("@SESSION_NAME@", "DARTS_SESSION_NAME"), ("@VM@", "DARTS_VM"), ("@PW@", PasswordVariable),
    ];

    /// <summary>Whether a script asks for the password.</summary>
    public static bool NeedPassword(string text) =>
        text.Contains("@PW@", StringComparison.Ordinal) || text.Contains(PasswordVariable, StringComparison.Ordinal);

    /// <summary>Cuts a text at its symbols.</summary>
    public static IEnumerable<(string Text, bool IsSymbol)> Cut(string text)
    {
        while (text.Length > 0)
        {
            var rest = text;
            var (symbol, at) = s_symbols.Select(s => (s.Symbol, At: rest.IndexOf(s.Symbol, StringComparison.Ordinal))).Where(s => s.At >= 0).OrderBy(s => s.At).FirstOrDefault(("", text.Length));
            if (at > 0)
                yield return (text[..at], false);
            if (symbol.Length > 0)
                yield return (symbol, true);
            text = text[(at + symbol.Length)..];
        }
    }

    /// <summary>The variables of a session's scripts but for the password, as NAME=value.</summary>
    public static List<string> Variables(string owner, string session, string machine) =>
        [$"DARTS_USER={owner}", $"DARTS_SESSION_NAME={session}", $"DARTS_VM={machine}"];

    /// <summary>Puts references to variables where symbols stand.</summary>
    /// <param name="text">The script.</param>
    /// <param name="opening">What stands before a variable's name, such as <c>${</c>.</param>
    /// <param name="closing">What stands behind it.</param>
    public static string Refer(string text, string opening, string closing)
    {
        foreach (var (symbol, variable) in s_symbols)
            text = text.Replace(symbol, opening + variable + closing, StringComparison.Ordinal);
        return text;
    }
}
