using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class StorageVolume
{
    /// <summary>Overwrites the content with zeros (<c>virStorageVolWipe</c>).</summary>
    public void Wipe() => Handle.Check(Native.virStorageVolWipe(Handle, 0));

    /// <summary>Overwrites the content (<c>virStorageVolWipePattern</c>).</summary>
    /// <param name="algorithm">How; most need the program <c>scrub</c> on the host.</param>
    public void Wipe(StorageVolumeWipeAlgorithm algorithm) => Handle.Check(Native.virStorageVolWipePattern(Handle, (uint)algorithm, 0));
}
