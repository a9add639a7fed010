using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Whether its next start resumes a saved state (<c>virDomainHasManagedSaveImage</c>).</summary>
    public bool HasManagedSaveImage => _handle.Check(Native.virDomainHasManagedSaveImage(_handle, 0)) == 1;

    /// <summary>Writes the running state to a file of the host, and stops the domain (<c>virDomainSave</c>).</summary>
    /// <seealso cref="Connection.RestoreDomain(string)"/>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _handle.Check(Native.virDomainSave(_handle, path));
    }

    /// <summary>Writes the running state to a file with another description of the domain in it (<c>virDomainSaveFlags</c>).</summary>
    /// <param name="path">The file, on the host.</param>
    /// <param name="xml">The domain as it shall be restored; null for as it is.</param>
    /// <param name="flags">How to write it, and whether it shall run once restored.</param>
    public void Save(string path, string? xml, DomainSaveRestoreFlags flags)
    {
        ArgumentNullException.ThrowIfNull(path);
        _handle.Check(Native.virDomainSaveFlags(_handle, path, xml, (uint)flags));
    }

    /// <summary>Writes the running state as parameters say (<c>virDomainSaveParams</c>).</summary>
    /// <param name="parameters"><see cref="ParameterNames.DomainSaveParamFile"/>, <see cref="ParameterNames.DomainSaveParamDxml"/>.</param>
    /// <param name="flags">How to write it, and whether it shall run once restored.</param>
    public unsafe void Save(TypedParameters parameters, DomainSaveRestoreFlags flags = DomainSaveRestoreFlags.None)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSaveParams(_handle, list.First, list.Count, (uint)flags));
    }

    /// <summary>Saves the running state where libvirt finds it at the next start, and stops the domain (<c>virDomainManagedSave</c>).</summary>
    public void ManagedSave(DomainSaveRestoreFlags flags = DomainSaveRestoreFlags.None) =>
        _handle.Check(Native.virDomainManagedSave(_handle, (uint)flags));

    /// <summary>Gives the saved state up; the next start is a boot (<c>virDomainManagedSaveRemove</c>).</summary>
    public void RemoveManagedSave() => _handle.Check(Native.virDomainManagedSaveRemove(_handle, 0));

    /// <summary>The domain as the saved state has it (<c>virDomainManagedSaveGetXMLDesc</c>).</summary>
    public string GetManagedSaveXml(DomainSaveImageXmlFlags flags = DomainSaveImageXmlFlags.None) =>
        _handle.Check(Native.virDomainManagedSaveGetXMLDesc(_handle, (uint)flags));

    /// <summary>Changes the domain as the saved state has it, such as the path of a disk (<c>virDomainManagedSaveDefineXML</c>).</summary>
    public void DefineManagedSaveXml(string xml, DomainSaveRestoreFlags flags = DomainSaveRestoreFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainManagedSaveDefineXML(_handle, xml, (uint)flags));
    }

    /// <summary>Dumps the guest for a debugger to a file of the host (<c>virDomainCoreDump</c>).</summary>
    public void DumpCore(string path, DomainCoreDumpFlags flags = DomainCoreDumpFlags.None)
    {
        ArgumentNullException.ThrowIfNull(path);
        _handle.Check(Native.virDomainCoreDump(_handle, path, (uint)flags));
    }

    /// <summary>Dumps the guest in a format of one's own (<c>virDomainCoreDumpWithFormat</c>).</summary>
    public void DumpCore(string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags)
    {
        ArgumentNullException.ThrowIfNull(path);
        _handle.Check(Native.virDomainCoreDumpWithFormat(_handle, path, (uint)format, (uint)flags));
    }
}
