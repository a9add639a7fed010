using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Directories;

/// <summary>Finds the directories that a session's guest mounts. A path never leaves the directory that the administrator named.</summary>
internal sealed partial class SharedDirectories(HypervisorHost host, StepLog steps, IOptions<VolumeOptions> options, ILogger<SharedDirectories> logger)
{
    /// <summary>The devices of a session's guest.</summary>
    /// <exception cref="SessionRefusedException">A directory is missing that the session is not to be without.</exception>
    public IReadOnlyList<FileSystemXml> Of(Machine machine, Session session, IReadOnlyCollection<string> groups)
    {
        var found = new Dictionary<string, FileSystemXml>();
        // A machine's own directory takes the tag from a site's.
        foreach (var directory in options.Value.Directories.Concat(machine.Definition.Directories).Where(d => d.IsFor(session.Owner.Value, groups, machine.Id)))
        {
            if (Device(directory, session) is { } device)
                found[device.Target] = device;
        }

        return [.. found.Values];
    }

    private FileSystemXml? Device(SharedDirectory directory, Session session)
    {
        if (FaultOf(directory, session, out var path) is { } fault)
        {
            LogMissing(directory.Path, session.Name, fault);
            return directory.Missing == MissingDirectory.Skip
                ? null
                : throw new SessionRefusedException("A folder that belongs to this desktop cannot be used at the moment. The administrator finds the reason in the log; please tell them.");
        }

        var isPlan9 = directory.Driver == SharingDriver.Plan9;
        return new FileSystemXml
        {
            Type = "mount",
            AccessMode = isPlan9 ? directory.Access.ToString().ToLowerInvariant() : "passthrough",
            // Two devices below it could give two files one number.
            Multidevs = isPlan9 ? "remap" : null,
            DriverType = isPlan9 ? "path" : "virtiofs",
            SourceDirectory = path,
            Target = directory.EffectiveTag,
            IsReadOnly = !directory.Writable,
        };
    }

    private string? FaultOf(SharedDirectory directory, Session session, out string path)
    {
        path = directory.PathFor(session.Owner.Value) ?? "";
        if (path.Length == 0)
            return "the user's name cannot be a directory's name";
        if (!IsLocal)
            return path == directory.Path ? null : $"a path with {SharedDirectory.UserSymbol} is for a hypervisor on the portal's own machine";
        try
        {
            if (new FileInfo(path) is { LinkTarget: not null } && path != directory.Path)
                return "it is a symbolic link";
            if (Directory.Exists(path))
                return null;
            if (directory.Missing != MissingDirectory.Make)
                return "it is not there";
            // Of the directories above, none is made: a file system that is not mounted is not to be mistaken for an empty one.
            if (!Directory.Exists(Path.GetDirectoryName(path)))
                return "the directory above it is not there";
            Directory.CreateDirectory(path);
            // Beside what the process' mask left over; and never through a link that took its place.
            if (new FileInfo(path).LinkTarget is not null)
                return "it is a symbolic link";
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(directory.Mode, 8));
            steps.Done("directory made", session.Name);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private bool IsLocal => !Uri.TryCreate(host.Uri, UriKind.Absolute, out var uri) || uri.Host.Length == 0;

    [LoggerMessage(1, LogLevel.Warning, "The directory {Path} is not shared with session {Name}: {Reason}")]
    private partial void LogMissing(string path, string name, string reason);
}
