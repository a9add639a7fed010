using Darts.Domain.Scripts.Delivery;

namespace Darts.Domain.Scripts.Sources.Customizing;

/// <summary>
/// Makes a script of what was written for virt-customize, as far as it means the same in a guest that runs as in the image of one that does not.
/// The first command that fails ends it, as it ended virt-customize; what was for the first boot goes on.
/// </summary>
internal static class CustomizeScript
{
    private const string Beginning = """
        #!/bin/sh
        set -e
        export DEBIAN_FRONTEND=noninteractive
        late=0
        packages() {
            for tool in apt-get dnf yum; do
                command -v $tool >/dev/null || continue
                [ $tool != apt-get ] || apt-get -y update
                $tool -y "$@"
                return
            done
            echo "how this guest installs packages is not known" >&2
            return 1
        }

        """;

    private static readonly string[] s_secrets = ["password", "root-password", "password-crypto", "user-password"];
    private static readonly string[] s_hostFiles = ["upload", "copy-in", "run", "firstboot", "commands-from-file", "ssh-inject"];

    /// <exception cref="FormatException">There is a command among them that is not mapped; the message names it.</exception>
    public static string Make(string text)
    {
        var lines = CustomizeSyntax.Read(text).Select(c => Line(c.Command.ToLowerInvariant(), c.Argument)).ToList();
        return lines.Count > 0 ? Beginning + string.Join('\n', lines) + "\nexit $late\n" : throw new FormatException("nothing stands behind virt-customize:");
    }

    private static string Line(string command, string argument)
    {
        if (s_secrets.Contains(command))
            throw new FormatException($"virt-customize's {command} is refused, since the password would stand where many can read it");
        if (s_hostFiles.Contains(command))
            throw new FormatException($"virt-customize's {command} is refused, since it takes a file of the host; give the file as a script of its own, or use a shared directory");
        if (argument.Length == 0 && command != "update")
            throw new FormatException($"virt-customize's {command} needs something behind it");
        return command switch
        {
            "run-command" => $"/bin/sh -c {ShellText.Quote(argument)}",
            "firstboot-command" => $"/bin/sh -c {ShellText.Quote(argument)} || late=$?",
            "mkdir" => $"mkdir -p -- {Word(argument)}",
            "touch" => $"touch -- {Word(argument)}",
            "truncate" => $": >{Word(argument)}",
            "delete" => $"rm -rf -- {Pattern(argument)}",
            "write" => Two(argument, command, (file, content) => $"printf %s {content} >{file}"),
            "append-line" => Two(argument, command, (file, line) => $"[ ! -s {file} ] || [ -z \"$(tail -c 1 {file})\" ] || echo >>{file}\nprintf '%s\\n' {line} >>{file}"),
            "chmod" => Two(argument, command, (mode, file) => $"chmod {mode} -- {file}"),
            "copy" => Two(argument, command, (from, to) => $"cp -a -- {from} {to}"),
            "move" => Two(argument, command, (from, to) => $"mv -- {from} {to}"),
            "link" => Two(argument, command, (target, link) => $"ln -sfn -- {target} {link}"),
            "hostname" => $"printf '%s\\n' {Word(argument)} >/etc/hostname\nhostname {Word(argument)}",
            "timezone" => $"[ -f /usr/share/zoneinfo/{Word(argument)} ]\nln -sf /usr/share/zoneinfo/{Word(argument)} /etc/localtime",
            "install" or "firstboot-install" => $"packages install {Packages(argument)}",
            "uninstall" => $"packages remove {Packages(argument)}",
            "update" => "packages upgrade",
            _ => throw new FormatException($"virt-customize's {command} is not known here; say what it does in a script of its own, after exec:"),
        };
    }

    private static string Two(string argument, string command, Func<string, string, string> line) =>
        argument.Split(':', 2) is [{ Length: > 0 } first, var second]
            ? line(Word(first), Word(second))
            : throw new FormatException($"virt-customize's {command} needs two things with a colon between them");

    private static string Packages(string argument) => string.Join(' ', argument.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => name[0] != '-' ? Word(name) : throw new FormatException($"'{name}' is not the name of a package")));

    /// <summary>A word in which only symbols stand for something else.</summary>
    private static string Word(string text) => string.Concat(ScriptSymbols.Cut(text).Select(part => part.IsSymbol ? $"\"{part.Text}\"" : ShellText.Quote(part.Text)));

    /// <summary>A word in which, besides, a shell's patterns are patterns.</summary>
    private static string Pattern(string text)
    {
        const string Signs = "*?[]";
        return string.Concat(text.Split('/').Select((name, i) => (i > 0 ? "/" : "") + string.Concat(Pieces(name))));

        static IEnumerable<string> Pieces(string name)
        {
            for (var begin = 0; begin < name.Length;)
            {
                var end = name.AsSpan(begin).IndexOfAny(Signs);
                if (end != 0)
                    yield return Word(end < 0 ? name[begin..] : name[begin..(begin + end)]);
                if (end < 0)
                    yield break;
                yield return name[begin + end].ToString();
                begin += end + 1;
            }
        }
    }
}
