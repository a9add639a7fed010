using Darts.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Opens the namespaces of a running container, which stay open as long as the handles do (<c>virDomainLxcOpenNamespace</c>).</summary>
    /// <returns>Handles that the caller disposes of.</returns>
    public unsafe IReadOnlyList<SafeFileHandle> OpenContainerNamespaces()
    {
        int* namespaces = null;
        var count = _handle.Check(Native.virDomainLxcOpenNamespace(_handle, &namespaces, 0));
        return OwnedDescriptors.Take(namespaces, count);
    }

    /// <summary>
    /// Takes the calling thread into the namespaces of a container (<c>virDomainLxcEnterNamespace</c>): a dedicated thread, since nothing
    /// else of the process should follow it there.
    /// </summary>
    /// <param name="namespaces">What <see cref="OpenContainerNamespaces"/> gave.</param>
    /// <returns>The namespaces that the thread came from, for the way back; the caller disposes of them.</returns>
    public unsafe IReadOnlyList<SafeFileHandle> EnterContainerNamespaces(IEnumerable<SafeFileHandle> namespaces)
    {
        using var descriptors = new Descriptors(namespaces);
        int* before = null;
        uint count = 0;
        fixed (int* first = descriptors.Numbers)
        {
            _handle.Check(Native.virDomainLxcEnterNamespace(_handle, (uint)descriptors.Numbers.Length, first, &count, &before, 0));
        }

        return OwnedDescriptors.Take(before, (int)count);
    }

    /// <summary>Puts the whole process under the limits of a running container (<c>virDomainLxcEnterCGroup</c>).</summary>
    public void EnterContainerControlGroup() => _handle.Check(Native.virDomainLxcEnterCGroup(_handle, 0));
}
