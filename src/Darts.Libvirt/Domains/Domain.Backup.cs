using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Begins to write, or to serve, a copy of the disks as they are at this moment (<c>virDomainBackupBegin</c>).</summary>
    /// <param name="backupXml">A <c>domainbackup</c> document; null for a plain file beside each disk.</param>
    /// <param name="checkpointXml">A checkpoint to make at the same moment, so that the next backup can be incremental; null for none.</param>
    /// <param name="flags">Whether the files are there already.</param>
    public void BeginBackup(
        string? backupXml = null,
        string? checkpointXml = null,
        DomainBackupBeginFlags flags = DomainBackupBeginFlags.None) =>
        _handle.Check(Native.virDomainBackupBegin(_handle, backupXml, checkpointXml, (uint)flags));

    /// <summary>The backup in progress, as XML with all that libvirt filled in (<c>virDomainBackupGetXMLDesc</c>).</summary>
    public string GetBackupXml() => _handle.Check(Native.virDomainBackupGetXMLDesc(_handle, 0));
}
