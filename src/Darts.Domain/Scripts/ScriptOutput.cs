using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Darts.Domain.Scripts;

/// <summary>Makes what a guest printed harmless: text and line ends, nothing that a terminal or a page would obey.</summary>
internal static partial class ScriptOutput
{
    /// <summary>The text of an output.</summary>
    public static string Clean(ReadOnlySpan<byte> output)
    {
        var raw = ControlSequence().Replace(Encoding.UTF8.GetString(output), "").ReplaceLineEndings("\n");
        var text = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
            text.Append(IsHarmless(rune) ? rune.ToString() : "\uFFFD");
        return text.ToString();
    }

    private static bool IsHarmless(Rune rune) => rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    /// <summary>Colours and the like (ECMA-48): dropped, so that the words between them can be read.</summary>
    [GeneratedRegex("\u001b(\\[[0-?]{0,32}[ -/]{0,8}[@-~]|[@-Z\\\\^_])", RegexOptions.CultureInvariant)]
    private static partial Regex ControlSequence();
}
