using Darts.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Whether the host starts it at boot (<c>virDomainGetAutostart</c>).</summary>
    public unsafe bool IsAutostarted
    {
        get
        {
            int enabled;
            _handle.Check(Native.virDomainGetAutostart(_handle, &enabled));
            return enabled != 0;
        }
    }

    /// <summary>Starts a stopped domain (<c>virDomainCreate</c>).</summary>
    /// <exception cref="OperationInvalidException">It runs already.</exception>
    public void Start() => _handle.Check(Native.virDomainCreate(_handle));

    /// <summary>Starts a stopped domain in a way of one's own (<c>virDomainCreateWithFlags</c>).</summary>
    /// <inheritdoc cref="Start()"/>
    public void Start(DomainCreateFlags flags) => _handle.Check(Native.virDomainCreateWithFlags(_handle, (uint)flags));

    /// <summary>Starts a stopped container with open files as its descriptors from 3 on (<c>virDomainCreateWithFiles</c>).</summary>
    /// <param name="files">The files, which stay the caller's.</param>
    /// <param name="flags">How to start it.</param>
    /// <inheritdoc cref="Start()"/>
    public unsafe void Start(IEnumerable<SafeFileHandle> files, DomainCreateFlags flags = DomainCreateFlags.None)
    {
        using var descriptors = new Descriptors(files);
        fixed (int* first = descriptors.Numbers)
        {
            _handle.Check(Native.virDomainCreateWithFiles(_handle, (uint)descriptors.Numbers.Length, first, (uint)flags));
        }
    }

    /// <summary>Asks the guest to shut down, and returns at once (<c>virDomainShutdown</c>).</summary>
    public void Shutdown() => _handle.Check(Native.virDomainShutdown(_handle));

    /// <summary>Asks the guest to shut down by one of the ways given (<c>virDomainShutdownFlags</c>).</summary>
    public void Shutdown(DomainShutdownFlags flags) => _handle.Check(Native.virDomainShutdownFlags(_handle, (uint)flags));

    /// <summary>Asks the guest to restart, and returns at once (<c>virDomainReboot</c>).</summary>
    public void Reboot(DomainRebootFlags flags = DomainRebootFlags.Default) => _handle.Check(Native.virDomainReboot(_handle, (uint)flags));

    /// <summary>Resets the machine as its button would (<c>virDomainReset</c>).</summary>
    public void Reset() => _handle.Check(Native.virDomainReset(_handle, 0));

    /// <summary>Stops the domain as pulling the plug would (<c>virDomainDestroy</c>).</summary>
    /// <exception cref="OperationInvalidException">It does not run.</exception>
    public void Destroy() => _handle.Check(Native.virDomainDestroy(_handle));

    /// <summary>Stops the domain in a way of one's own (<c>virDomainDestroyFlags</c>).</summary>
    /// <param name="flags"><see cref="DomainDestroyFlags.Graceful"/> fails rather than kill a process that does not answer.</param>
    /// <inheritdoc cref="Destroy()"/>
    public void Destroy(DomainDestroyFlags flags) => _handle.Check(Native.virDomainDestroyFlags(_handle, (uint)flags));

    /// <summary>Removes the definition; a running domain becomes transient (<c>virDomainUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virDomainUndefine(_handle));

    /// <summary>Removes the definition with what hangs on it: saved state, snapshots, firmware variables (<c>virDomainUndefineFlags</c>).</summary>
    public void Undefine(DomainUndefineFlags flags) => _handle.Check(Native.virDomainUndefineFlags(_handle, (uint)flags));

    /// <summary>Pauses the processors (<c>virDomainSuspend</c>).</summary>
    public void Suspend() => _handle.Check(Native.virDomainSuspend(_handle));

    /// <summary>Lets a paused domain go on (<c>virDomainResume</c>).</summary>
    public void Resume() => _handle.Check(Native.virDomainResume(_handle));

    /// <summary>Whether the host starts it at boot (<c>virDomainSetAutostart</c>).</summary>
    public void SetAutostart(bool enabled) => _handle.Check(Native.virDomainSetAutostart(_handle, enabled ? 1 : 0));

    /// <summary>What becomes of it when the guest ends in one of three ways (<c>virDomainSetLifecycleAction</c>).</summary>
    public void SetLifecycleAction(
        DomainLifecycle occasion,
        DomainLifecycleAction action,
        DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainSetLifecycleAction(_handle, (uint)occasion, (uint)action, (uint)flags));
}
