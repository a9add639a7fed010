using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The UUID as libvirt writes it (<c>virDomainGetUUIDString</c>).</summary>
    public unsafe string UuidText
    {
        get
        {
            var text = stackalloc byte[Interop.UuidText.Size];
            _handle.Check(Native.virDomainGetUUIDString(_handle, text));
            return Interop.UuidText.Read(text);
        }
    }

    /// <summary>What it boots, such as <c>hvm</c> (<c>virDomainGetOSType</c>).</summary>
    public string OsType => _handle.Check(Native.virDomainGetOSType(_handle));

    /// <summary>Whether its definition was changed since it started (<c>virDomainIsUpdated</c>).</summary>
    public bool IsUpdated => _handle.Check(Native.virDomainIsUpdated(_handle)) == 1;

    /// <summary>A second owner of the same domain (<c>virDomainRef</c>).</summary>
    public Domain Duplicate() => new(_handle.Duplicate<DomainHandle>(Native.virDomainRef));

    /// <summary>The connection that it came from, which the caller disposes of (<c>virDomainGetConnect</c>).</summary>
    public Connection GetConnection() => new(_handle.Share<ConnectionHandle>(() => Native.virDomainGetConnect(_handle), Native.virConnectRef));

    /// <summary>Gives a stopped domain another name (<c>virDomainRename</c>). This object may go on telling the old one.</summary>
    public void Rename(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _handle.Check(Native.virDomainRename(_handle, name, 0));
    }

    /// <summary>What libvirt holds against its configuration: deprecated parts, tainting ones (<c>virDomainGetMessages</c>).</summary>
    /// <param name="types">Which kinds; none means all.</param>
    public unsafe IReadOnlyList<string> GetMessages(DomainMessageType types = DomainMessageType.None)
    {
        byte** messages = null;
        var count = _handle.Check(Native.virDomainGetMessages(_handle, &messages, (uint)types));
        return OwnedStrings.Take(messages, count);
    }

    /// <summary>Whether libvirt can reach the hypervisor's process for it (<c>virDomainGetControlInfo</c>).</summary>
    public unsafe DomainControlInfo GetControlInfo()
    {
        virDomainControlInfo info;
        _handle.Check(Native.virDomainGetControlInfo(_handle, &info, 0));
        return new DomainControlInfo((DomainControlState)info.state, (DomainControlErrorReason)info.details, NativeTime.Milliseconds(info.stateTime));
    }
}
