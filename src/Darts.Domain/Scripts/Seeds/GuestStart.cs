using System.Text;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Sessions;

namespace Darts.Domain.Scripts.Seeds;

/// <summary>A script as it lies in a Linux guest that runs it by itself, without an agent: its file, and the one that starts it, once.</summary>
/// <param name="ScriptPath">The path of the script.</param>
/// <param name="Script">Its bytes.</param>
/// <param name="StarterPath">The path of what starts it.</param>
/// <param name="Starter">The bytes of that.</param>
internal sealed record GuestStart(string ScriptPath, byte[] Script, string StarterPath, byte[] Starter)
{
    /// <summary>What reads a starter.</summary>
    public const string Shell = "/bin/sh";

    /// <summary>Writes a script of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="index">The script's place among the session's.</param>
    /// <param name="text">Its text.</param>
    public static GuestStart Of(Session session, int index, string text)
    {
        var shell = new LinuxShell();
        var folder = shell.FolderOf(session.Id, index);
        var script = shell.Prepare(text);
        var path = shell.PathOf(folder, "script");
        var program = shell.Start(folder, path, script, ScriptSymbols.Variables(session.Owner.Value, session.Name, session.MachineId));
        return new GuestStart(path, script.Content, shell.PathOf(folder, "start"), Encoding.UTF8.GetBytes(StarterOf(program)));
    }

    /// <summary>Starts a program with the environment that the agent would give it.</summary>
    private static string StarterOf(GuestProgram program) =>
        $"exec env -i {string.Join(' ', new[] { program.Environment, [program.Path], program.Arguments }.SelectMany(words => words).Select(ShellText.Quote))}\n";
}
