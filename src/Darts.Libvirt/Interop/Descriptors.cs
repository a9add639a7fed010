using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>File descriptors on their way into C, kept open for the length of one call. To be disposed of.</summary>
internal readonly ref struct Descriptors
{
    private readonly List<SafeHandle> _held = [];

    /// <exception cref="ObjectDisposedException">One of them is closed.</exception>
    internal Descriptors(IEnumerable<SafeHandle> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        try
        {
            foreach (var file in files)
            {
                var held = false;
                file.DangerousAddRef(ref held);
                _held.Add(file);
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Numbers = _held.ConvertAll(f => (int)f.DangerousGetHandle()).ToArray();
    }

    internal int[] Numbers { get; } = [];

    public void Dispose() => _held.ForEach(f => f.DangerousRelease());
}
