using System.Text;

namespace Darts.Domain.Scripts.Sources.Customizing;

/// <summary>
/// Reads what sites wrote for virt-customize: lines as in its files of commands (<c>mkdir /data</c>), or options as on its command line
/// (<c>--mkdir /data --write '/etc/motd:Welcome'</c>).
/// </summary>
internal static class CustomizeSyntax
{
    /// <summary>The commands with their arguments; an argument is empty where there is none.</summary>
    /// <exception cref="FormatException">They cannot be understood.</exception>
    public static IEnumerable<(string Command, string Argument)> Read(string text)
    {
        // A line that ends in a backslash goes on in the next.
        foreach (var raw in text.ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal).Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!line.StartsWith("--", StringComparison.Ordinal))
            {
                var words = line.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries);
                yield return (words[0], words.Length > 1 ? words[1] : "");
                continue;
            }

            foreach (var option in Options(Words(line)))
                yield return option;
        }
    }

    private static IEnumerable<(string Command, string Argument)> Options(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                throw new FormatException($"'{words[i]}' stands where an option of virt-customize should; a text with spaces stands in quotes");
            var option = words[i][2..].Split('=', 2);
            if (option.Length == 2)
                yield return (option[0], option[1]);
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal))
                yield return (option[0], words[++i]);
            else
                yield return (option[0], "");
        }
    }

    /// <summary>The words of a line, taken apart as a shell would, but for variables.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, isWord) = ('\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                (quote, isWord) = (c, true);
            }
            else if (quote == '\0' && c is ' ' or '\t')
            {
                if (isWord)
                    words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else
            {
                if (c == '\\' && i + 1 < line.Length && (quote == '\0' || (quote == '"' && line[i + 1] is '"' or '\\' or '$' or '`')))
                    c = line[++i];
                word.Append(c);
                isWord = true;
            }
        }

        if (quote != '\0')
            throw new FormatException($"a {quote} of virt-customize's options is not closed");
        if (isWord)
            words.Add(word.ToString());
        return words;
    }
}
