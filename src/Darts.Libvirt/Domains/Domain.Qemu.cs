using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Sends a command to the QEMU guest agent (<c>virDomainQemuAgentCommand</c>).</summary>
    /// <param name="json">The command, made by a JSON writer and never by concatenation.</param>
    /// <param name="timeout">How long to wait for the agent; rounded up to whole seconds.</param>
    /// <returns>The agent's answer.</returns>
    public string AgentCommand(string json, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(json);
        return _handle.Check(Native.virDomainQemuAgentCommand(_handle, json, NativeTime.Seconds(timeout), 0));
    }

    /// <summary>
    /// Sends a command to QEMU itself, behind libvirt's back (<c>virDomainQemuMonitorCommand</c>). One that changes what libvirt keeps track
    /// of can confuse it for good.
    /// </summary>
    /// <param name="command">The command as JSON, made by a JSON writer; with <see cref="DomainQemuMonitorCommandFlags.Hmp"/> a line for people.</param>
    /// <param name="flags">Which of them it is.</param>
    /// <returns>QEMU's answer, an error of its own included.</returns>
    public unsafe string MonitorCommand(string command, DomainQemuMonitorCommandFlags flags = DomainQemuMonitorCommandFlags.Default)
    {
        ArgumentNullException.ThrowIfNull(command);
        byte* result = null;
        _handle.Check(Native.virDomainQemuMonitorCommand(_handle, command, &result, (uint)flags));
        return TakeAnswer(result);
    }

    /// <summary>The same with open files to QEMU and from it (<c>virDomainQemuMonitorCommandWithFiles</c>). Local connections only.</summary>
    /// <param name="command">The command.</param>
    /// <param name="files">Files for QEMU, which stay the caller's.</param>
    /// <param name="flags">What kind of command it is.</param>
    public unsafe MonitorAnswer MonitorCommand(
        string command,
        IEnumerable<SafeFileHandle> files,
        DomainQemuMonitorCommandFlags flags = DomainQemuMonitorCommandFlags.Default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var descriptors = new Descriptors(files);
        byte* result = null;
        int* back = null;
        uint backCount = 0;
        fixed (int* first = descriptors.Numbers)
        {
            var count = (uint)descriptors.Numbers.Length;
            _handle.Check(Native.virDomainQemuMonitorCommandWithFiles(_handle, command, count, first, &backCount, &back, &result, (uint)flags));
        }

        var returned = OwnedDescriptors.Take(back, (int)backCount);
        return new MonitorAnswer(TakeAnswer(result), returned);
    }

    private static unsafe string TakeAnswer(byte* result)
    {
        try
        {
            return Marshal.PtrToStringUTF8((nint)result) ?? "";
        }
        finally
        {
            NativeMemory.Free(result);
        }
    }
}
