using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// A connection to the administration interface of a libvirt daemon, for root and on the daemon's own host. Its calls block, without
/// keepalive: a frozen daemon holds them for ever. For a process of its own: libvirt crashes where both this and a
/// <see cref="Connection"/> are used, so whichever comes second is refused.
/// </summary>
public sealed partial class AdminConnection : IDisposable
{
    private readonly AdminConnectionHandle _handle;

    private AdminConnection(AdminConnectionHandle handle)
    {
        _handle = handle;
        WatchClose();
    }

    /// <summary>The version of the administration library on this side (<c>virAdmGetVersion</c>).</summary>
    public static unsafe Version ClientVersion
    {
        get
        {
            ulong version;
            return Native.virAdmGetVersion(&version) < 0
                ? throw new LibvirtException(LastError.Read(nameof(Native.virAdmGetVersion)))
                : NativeLoader.Describe(version);
        }
    }

    /// <summary>Whether the transport still works (<c>virAdmConnectIsAlive</c>).</summary>
    public bool IsAlive => _handle.Check(Native.virAdmConnectIsAlive(_handle)) == 1;

    /// <summary>The URI in use (<c>virAdmConnectGetURI</c>).</summary>
    public string Uri => _handle.Check(Native.virAdmConnectGetURI(_handle));

    /// <summary>The daemon's version (<c>virAdmConnectGetLibVersion</c>).</summary>
    public unsafe Version LibraryVersion
    {
        get
        {
            ulong version;
            _handle.Check(Native.virAdmConnectGetLibVersion(_handle, &version));
            return NativeLoader.Describe(version);
        }
    }

    /// <summary>Opens a connection (<c>virAdmConnectOpen</c>).</summary>
    /// <param name="uri">A URI such as <c>libvirtd:///system</c> or <c>virtqemud:///system</c>; null for the daemon of this user.</param>
    /// <param name="flags"><see cref="ConnectFlags.NoAliases"/> takes the URI as it stands.</param>
    /// <exception cref="DllNotFoundException">libvirt is not installed.</exception>
    /// <exception cref="NotSupportedException">This process has opened a <see cref="Connection"/>.</exception>
    /// <exception cref="LibvirtException">The daemon cannot be reached or refuses.</exception>
    public static AdminConnection Open(string? uri = null, ConnectFlags flags = ConnectFlags.None)
    {
        EventLoop.Start();
        ProcessRole.ClaimAdministration();
        if (Native.virAdmInitialize() < 0)
        {
            throw new LibvirtException(LastError.Read(nameof(Native.virAdmInitialize)));
        }

        var handle = Native.virAdmConnectOpen(uri, (uint)flags);
        return handle.IsInvalid
            ? throw LastError.ToException(LastError.Read(nameof(Native.virAdmConnectOpen)), connectionLost: false)
            : new AdminConnection(handle);
    }

    /// <summary>The daemon's servers, such as <c>libvirtd</c> and <c>admin</c> (<c>virAdmConnectListServers</c>).</summary>
    public unsafe IReadOnlyList<AdminServer> ListServers()
    {
        nint* servers;
        var count = _handle.Check(Native.virAdmConnectListServers(_handle, &servers, 0));
        return ObjectList.Take(servers, count, null, (AdminServerHandle server) =>
        {
            server.Administration = _handle;
            return new AdminServer(server);
        });
    }

    /// <summary>The server of that name (<c>virAdmConnectLookupServer</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none.</exception>
    public AdminServer LookupServer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new AdminServer(_handle.Check(Native.virAdmConnectLookupServer(_handle, name, 0)));
    }

    /// <summary>A second owner of the same connection (<c>virAdmConnectRef</c>).</summary>
    public AdminConnection Duplicate() => new(_handle.Duplicate<AdminConnectionHandle>(Native.virAdmConnectRef));

    /// <summary>Gives up this reference to the connection; servers and clients of it go on working.</summary>
    public void Dispose()
    {
        StopWatching();
        _handle.Dispose();
    }
}
