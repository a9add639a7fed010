using System.Globalization;
using System.Text;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>Guests with a /bin/sh.</summary>
internal sealed class LinuxShell : GuestShell
{
    // The mark that it has begun is on the disk before it does: a guest that is reset in the next moment has not forgotten it.
    // The interpreter is named, so that a file system mounted without the right to execute does no harm.
    private const string Once = """
        umask 077
        folder=$1 script=$2
        shift 2
        mkdir "$folder/started" 2>/dev/null || { rm -f "$script"; exit 0; }
        sync -f "$folder" 2>/dev/null || sync
        echo $$ >"$folder/pid.new" && mv "$folder/pid.new" "$folder/pid"
        cd /
        (umask 022; exec "$@" "$script") </dev/null >"$folder/output" 2>&1
        echo $? >"$folder/exit.new" && mv "$folder/exit.new" "$folder/exit"
        rm -f "$script"
        """;

    private static readonly string[] s_shells = ["sh", "bash", "dash", "ash", "ksh", "zsh"];
    private static readonly string[] s_environment = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8"];

    public override string FolderOf(Guid id, int index) => string.Create(CultureInfo.InvariantCulture, $"/var/lib/darts/{id:N}/{index}");

    public override string PathOf(string folder, string file) => $"{folder}/{file}";

    public override GuestProgram MakeFolder(string folder) =>
        new("/bin/sh", ["-c", "umask 077; mkdir -p \"$1\"", "darts", folder], s_environment);

    public override GuestScript Prepare(string text)
    {
        // Saved under Windows, a script would look for an interpreter whose name ends in a carriage return.
        text = text.ReplaceLineEndings("\n");
        if (WindowsShell.IsBatch(text))
            throw new ScriptFailedException("it is written for Windows, and this guest is not");
        string[] interpreter = ["/bin/sh"];
        if (text.StartsWith("#!", StringComparison.Ordinal))
        {
            // As the kernel does it: the interpreter, and all that follows as one argument.
            interpreter = text[2..].Split('\n', 2)[0].Trim().Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (interpreter.Length == 0 || interpreter[0][0] != '/')
                throw new ScriptFailedException("its first line names no interpreter");
        }

        if (s_shells.Contains(interpreter[^1].Split('/')[^1]) || s_shells.Contains(interpreter[0].Split('/')[^1]))
            text = ScriptSymbols.Refer(text, "${", "}");
        return new GuestScript(Encoding.UTF8.GetBytes(text), "", interpreter);
    }

    public override GuestProgram Start(string folder, string file, GuestScript script, IEnumerable<string> variables) =>
        new("/bin/sh", ["-c", Once, "darts", folder, file, .. script.Interpreter], [.. s_environment, .. variables]);
}
