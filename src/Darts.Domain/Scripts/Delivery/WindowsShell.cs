using System.Globalization;
using System.Text;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>Windows guests: PowerShell, and batch files where the first line says so.</summary>
internal sealed class WindowsShell : GuestShell
{
    private const string PowerShell = @"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe";

    private const string Once = """
        $folder, $script, $batch = $env:DARTS_FOLDER, $env:DARTS_SCRIPT, $env:DARTS_BATCH
        try { New-Item -ItemType Directory -Path "$folder\started" -ErrorAction Stop | Out-Null }
        catch { Remove-Item -Force $script; exit 0 }
        Set-Content -Path "$folder\pid.new" -Value $PID -Encoding ASCII
        Move-Item "$folder\pid.new" "$folder\pid"
        Set-Location "$env:SystemDrive\"
        if ($batch) { $run = Start-Process -FilePath $env:ComSpec -ArgumentList '/d', '/v:on', '/c', $script -NoNewWindow -Wait -PassThru -RedirectStandardOutput "$folder\output" -RedirectStandardError "$folder\errors" }
        else { $run = Start-Process -FilePath "$PSHOME\powershell.exe" -ArgumentList '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $script -NoNewWindow -Wait -PassThru -RedirectStandardOutput "$folder\output" -RedirectStandardError "$folder\errors" }
        Get-Content "$folder\errors" | Add-Content "$folder\output"
        Set-Content -Path "$folder\exit.new" -Value $run.ExitCode -Encoding ASCII
        Move-Item "$folder\exit.new" "$folder\exit"
        Remove-Item -Force $script
        """;

    // The agent gives a program these variables and no others, and Windows' own programs do not start without most of them.
    private static readonly string[] s_environment =
    [
        @"SystemDrive=C:", @"SystemRoot=C:\Windows", @"windir=C:\Windows", @"ComSpec=C:\Windows\System32\cmd.exe",
        @"PATH=C:\Windows\System32;C:\Windows;C:\Windows\System32\Wbem;C:\Windows\System32\WindowsPowerShell\v1.0",
        "PATHEXT=.COM;.EXE;.BAT;.CMD", @"TEMP=C:\Windows\Temp", @"TMP=C:\Windows\Temp", @"ProgramData=C:\ProgramData",
        @"ProgramFiles=C:\Program Files", @"USERPROFILE=C:\Windows\System32\config\systemprofile",
    ];

    /// <summary>Whether a script's first line is a batch file's.</summary>
    public static bool IsBatch(string text)
    {
        var first = text.TrimStart('\uFEFF').Split('\n', 2)[0].Trim();
        return first.StartsWith('@') || first.StartsWith("::", StringComparison.Ordinal) || first.StartsWith("rem ", StringComparison.OrdinalIgnoreCase);
    }

    public override string FolderOf(Guid id, int index) => string.Create(CultureInfo.InvariantCulture, $@"C:\ProgramData\Darts\{id:N}\{index}");

    public override string PathOf(string folder, string file) => $@"{folder}\{file}";

    // System and administrators by their numbers, which are the same in every language.
    public override GuestProgram MakeFolder(string folder) => new(
        @"C:\Windows\System32\cmd.exe",
        ["/d", "/c", $"(if not exist {folder} mkdir {folder}) && icacls {folder} /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F"],
        s_environment);

    public override GuestScript Prepare(string text)
    {
        text = text.ReplaceLineEndings("\r\n");
        if (text.StartsWith("#!", StringComparison.Ordinal))
            throw new ScriptFailedException("it is written for Linux, and this guest is Windows");
        // Delayed expansion puts a value in after the line was parsed: no character of it can start a command.
        if (IsBatch(text))
            return new GuestScript(Encoding.UTF8.GetBytes(ScriptSymbols.Refer(text, "!", "!")), ".cmd", []);
        // Without the mark, PowerShell 5 takes a file for one in the machine's old code page.
        return new GuestScript([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ScriptSymbols.Refer(text, "${env:", "}"))], ".ps1", []);
    }

    public override GuestProgram Start(string folder, string file, GuestScript script, IEnumerable<string> variables) => new(
        PowerShell,
        ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", Convert.ToBase64String(Encoding.Unicode.GetBytes(Once))],
        [.. s_environment, .. variables, $"DARTS_FOLDER={folder}", $"DARTS_SCRIPT={file}", $"DARTS_BATCH={(script.Ending == ".cmd" ? "1" : "")}"]);
}
