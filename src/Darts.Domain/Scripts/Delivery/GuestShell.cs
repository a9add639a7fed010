namespace Darts.Domain.Scripts.Delivery;

/// <summary>
/// How scripts are run in one family of guests. In all of them each script has a folder of its own in the guest, named for session and
/// script. Making the folder "started" in it is what decides that this attempt, and no other of any portal, runs the script; "pid",
/// "output" and "exit" tell the rest to whichever portal asks.
/// </summary>
internal abstract class GuestShell
{
    public const string StartedFolder = "started";
    public const string PidFile = "pid";
    public const string OutputFile = "output";
    public const string ExitFile = "exit";

    /// <summary>The shell for a guest with this id of <c>guest-get-osinfo</c>.</summary>
    public static GuestShell For(string? osId) => osId == "mswindows" ? new WindowsShell() : new LinuxShell();

    /// <summary>The script's folder in the guest.</summary>
    public abstract string FolderOf(Guid id, int index);

    /// <summary>The path of a file in that folder.</summary>
    public abstract string PathOf(string folder, string file);

    /// <summary>Makes the folder, for the guest's root alone. That it is there already is well.</summary>
    public abstract GuestProgram MakeFolder(string folder);

    /// <summary>Writes a script the way in which this family takes it.</summary>
    /// <exception cref="ScriptFailedException">It is for another family.</exception>
    public abstract GuestScript Prepare(string text);

    /// <summary>Runs the script once.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="file">The path of its file.</param>
    /// <param name="script">The script.</param>
    /// <param name="variables">Its variables, as NAME=value.</param>
    public abstract GuestProgram Start(string folder, string file, GuestScript script, IEnumerable<string> variables);
}
