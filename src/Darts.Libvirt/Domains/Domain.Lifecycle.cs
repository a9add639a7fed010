using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Starts a stopped domain (<c>virDomainCreateWithFlags</c>).</summary>
    /// <exception cref="OperationInvalidException">It runs already.</exception>
    public void Start(DomainCreateFlags flags = DomainCreateFlags.None) => _handle.Check(Native.virDomainCreateWithFlags(_handle, (uint)flags));

    /// <summary>Asks the guest to shut down, and returns at once (<c>virDomainShutdownFlags</c>).</summary>
    public void Shutdown(DomainShutdownFlags flags = DomainShutdownFlags.Default) =>
        _handle.Check(Native.virDomainShutdownFlags(_handle, (uint)flags));

    /// <summary>Asks the guest to restart, and returns at once (<c>virDomainReboot</c>).</summary>
    public void Reboot(DomainRebootFlags flags = DomainRebootFlags.Default) => _handle.Check(Native.virDomainReboot(_handle, (uint)flags));

    /// <summary>Resets the machine as its button would (<c>virDomainReset</c>).</summary>
    public void Reset() => _handle.Check(Native.virDomainReset(_handle, 0));

    /// <summary>Stops the domain as pulling the plug would (<c>virDomainDestroyFlags</c>).</summary>
    /// <param name="flags"><see cref="DomainDestroyFlags.Graceful"/> fails rather than kill a process that does not answer.</param>
    /// <exception cref="OperationInvalidException">It does not run.</exception>
    public void Destroy(DomainDestroyFlags flags = DomainDestroyFlags.Default) =>
        _handle.Check(Native.virDomainDestroyFlags(_handle, (uint)flags));

    /// <summary>Removes the definition; a running domain becomes transient (<c>virDomainUndefineFlags</c>).</summary>
    public void Undefine(DomainUndefineFlags flags = DomainUndefineFlags.None) =>
        _handle.Check(Native.virDomainUndefineFlags(_handle, (uint)flags));

    /// <summary>Pauses the processors (<c>virDomainSuspend</c>).</summary>
    public void Suspend() => _handle.Check(Native.virDomainSuspend(_handle));

    /// <summary>Lets a paused domain go on (<c>virDomainResume</c>).</summary>
    public void Resume() => _handle.Check(Native.virDomainResume(_handle));

    /// <summary>Whether the host starts it at boot (<c>virDomainSetAutostart</c>).</summary>
    public void SetAutostart(bool enabled) => _handle.Check(Native.virDomainSetAutostart(_handle, enabled ? 1 : 0));
}
