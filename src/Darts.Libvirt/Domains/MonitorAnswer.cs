using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt;

/// <summary>QEMU's answer to a command (<c>virDomainQemuMonitorCommandWithFiles</c>).</summary>
/// <param name="Text">The answer.</param>
/// <param name="Files">Files that came with it, which the caller disposes of.</param>
public sealed record MonitorAnswer(string Text, IReadOnlyList<SafeFileHandle> Files);
