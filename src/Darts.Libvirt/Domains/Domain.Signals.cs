using Darts.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Sends the guest to sleep, by its agent (<c>virDomainPMSuspendForDuration</c>).</summary>
    /// <param name="target">How deep.</param>
    /// <param name="duration">When to wake it, in whole seconds; zero leaves it asleep, and is all that QEMU can.</param>
    public void Sleep(NodeSuspendTarget target, TimeSpan duration = default) =>
        _handle.Check(Native.virDomainPMSuspendForDuration(_handle, (uint)target, (ulong)NativeTime.Seconds(duration), 0));

    /// <summary>Wakes a guest that sleeps (<c>virDomainPMWakeup</c>).</summary>
    public void WakeUp() => _handle.Check(Native.virDomainPMWakeup(_handle, 0));

    /// <summary>Sends a non-maskable interrupt (<c>virDomainInjectNMI</c>).</summary>
    public void InjectNmi() => _handle.Check(Native.virDomainInjectNMI(_handle, 0));

    /// <summary>Presses keys together, and releases them (<c>virDomainSendKey</c>).</summary>
    /// <param name="set">Whose numbers the codes are.</param>
    /// <param name="codes">The keys, 16 at most.</param>
    /// <param name="hold">How long they are held; zero leaves it to the hypervisor.</param>
    public unsafe void SendKeys(KeycodeSet set, ReadOnlySpan<uint> codes, TimeSpan hold = default)
    {
        fixed (uint* first = codes)
        {
            _handle.Check(Native.virDomainSendKey(_handle, (uint)set, checked((uint)hold.TotalMilliseconds), first, codes.Length, 0));
        }
    }

    /// <summary>Sends a signal to a process of a container (<c>virDomainSendProcessSignal</c>).</summary>
    /// <param name="process">Its number as the container counts; a negative one is a process group's.</param>
    /// <param name="signal">The signal.</param>
    public void SendSignal(long process, DomainProcessSignal signal) =>
        _handle.Check(Native.virDomainSendProcessSignal(_handle, process, (uint)signal, 0));

    /// <summary>
    /// Lends open files to the domain's next start, under the name that its XML refers to (<c>virDomainFDAssociate</c>). They stay
    /// associated for as long as the connection lives.
    /// </summary>
    /// <param name="name">The name of the group.</param>
    /// <param name="files">The files, which stay the caller's. Local connections only.</param>
    /// <param name="flags">What becomes of their security labels.</param>
    public unsafe void AssociateFiles(
        string name,
        IEnumerable<SafeFileHandle> files,
        DomainFDAssociateFlags flags = DomainFDAssociateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var descriptors = new Descriptors(files);
        fixed (int* first = descriptors.Numbers)
        {
            _handle.Check(Native.virDomainFDAssociate(_handle, name, (uint)descriptors.Numbers.Length, first, (uint)flags));
        }
    }
}
