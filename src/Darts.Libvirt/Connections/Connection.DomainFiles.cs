using Darts.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>Starts a transient container with open files as its descriptors from 3 on (<c>virDomainCreateXMLWithFiles</c>).</summary>
    /// <param name="xml">The definition, always checked against libvirt's schema.</param>
    /// <param name="files">The files, which stay the caller's.</param>
    /// <param name="flags">How to start it.</param>
    public unsafe Domain CreateDomain(string xml, IEnumerable<SafeFileHandle> files, DomainCreateFlags flags = DomainCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var descriptors = new Descriptors(files);
        flags |= DomainCreateFlags.StartValidate;
        fixed (int* first = descriptors.Numbers)
        {
            var count = (uint)descriptors.Numbers.Length;
            return new Domain(_handle.Check(Native.virDomainCreateXMLWithFiles(_handle, xml, count, first, (uint)flags)));
        }
    }

    /// <summary>Starts a transient domain by the oldest function of all, without a look at the schema (<c>virDomainCreateLinux</c>).</summary>
    public Domain CreateDomainUnchecked(string xml, DomainCreateFlags flags = DomainCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Domain(_handle.Check(Native.virDomainCreateLinux(_handle, xml, (uint)flags)));
    }

    /// <summary>Lets a domain go on from a file that <see cref="Domain.Save(string)"/> wrote (<c>virDomainRestore</c>).</summary>
    public void RestoreDomain(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _handle.Check(Native.virDomainRestore(_handle, path));
    }

    /// <summary>Lets a domain go on from a file, with another description (<c>virDomainRestoreFlags</c>).</summary>
    /// <param name="path">The file, on the host.</param>
    /// <param name="xml">The domain as it shall be; null for as it was saved.</param>
    /// <param name="flags">How to read it, and whether the domain shall run.</param>
    public void RestoreDomain(string path, string? xml, DomainSaveRestoreFlags flags)
    {
        ArgumentNullException.ThrowIfNull(path);
        _handle.Check(Native.virDomainRestoreFlags(_handle, path, xml, (uint)flags));
    }

    /// <summary>Lets a domain go on as parameters say (<c>virDomainRestoreParams</c>).</summary>
    /// <param name="parameters"><see cref="ParameterNames.DomainSaveParamFile"/>, <see cref="ParameterNames.DomainSaveParamDxml"/>.</param>
    /// <param name="flags">How to read the file, and whether the domain shall run.</param>
    public unsafe void RestoreDomain(TypedParameters parameters, DomainSaveRestoreFlags flags = DomainSaveRestoreFlags.None)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainRestoreParams(_handle, list.First, list.Count, (uint)flags));
    }

    /// <summary>The domain that a file holds, as XML (<c>virDomainSaveImageGetXMLDesc</c>).</summary>
    public string GetSavedDomainXml(string path, DomainSaveImageXmlFlags flags = DomainSaveImageXmlFlags.None)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _handle.Check(Native.virDomainSaveImageGetXMLDesc(_handle, path, (uint)flags));
    }

    /// <summary>Changes the domain that a file holds (<c>virDomainSaveImageDefineXML</c>).</summary>
    /// <param name="path">The file, on the host.</param>
    /// <param name="xml">The domain as it shall be restored.</param>
    /// <param name="flags">Whether it shall run once restored.</param>
    public void DefineSavedDomainXml(string path, string xml, DomainSaveRestoreFlags flags = DomainSaveRestoreFlags.None)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainSaveImageDefineXML(_handle, path, xml, (uint)flags));
    }
}
