using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// A connection to a hypervisor. Its calls block, and may be made from any thread; objects obtained from it stay usable
/// after it is disposed of, since libvirt closes a connection when the last object of it is gone.
/// </summary>
public sealed partial class Connection : IDisposable
{
    private const int DefaultKeepAliveCount = 3;
    private static readonly TimeSpan s_defaultKeepAlive = TimeSpan.FromSeconds(5);
    private readonly ConnectionHandle _handle;

    internal Connection(ConnectionHandle handle)
    {
        _handle = handle;
        _events = new EventHub(handle);
    }

    /// <summary>Whether the transport still works; answered without asking the daemon (<c>virConnectIsAlive</c>).</summary>
    public bool IsAlive => _handle.Check(Native.virConnectIsAlive(_handle)) == 1;

    /// <summary>The URI in use, with what libvirt filled in (<c>virConnectGetURI</c>).</summary>
    public string Uri => _handle.Check(Native.virConnectGetURI(_handle));

    /// <summary>The host's name (<c>virConnectGetHostname</c>).</summary>
    public string HostName => _handle.Check(Native.virConnectGetHostname(_handle));

    /// <summary>The driver's name, such as <c>QEMU</c> or <c>TEST</c> (<c>virConnectGetType</c>).</summary>
    public string DriverName => _handle.Check(Native.virConnectGetType(_handle));

    /// <summary>Whether the traffic is encrypted or never leaves the host (<c>virConnectIsSecure</c>).</summary>
    public bool IsSecure => _handle.Check(Native.virConnectIsSecure(_handle)) == 1;

    /// <summary>Whether the traffic is encrypted on its way (<c>virConnectIsEncrypted</c>).</summary>
    public bool IsEncrypted => _handle.Check(Native.virConnectIsEncrypted(_handle)) == 1;

    /// <summary>The version of the libvirt at the other end (<c>virConnectGetLibVersion</c>).</summary>
    public unsafe Version LibraryVersion
    {
        get
        {
            CULong version;
            _handle.Check(Native.virConnectGetLibVersion(_handle, &version));
            return NativeLoader.Describe(version.Value);
        }
    }

    /// <summary>The version of the hypervisor, QEMU's for example (<c>virConnectGetVersion</c>).</summary>
    public unsafe Version HypervisorVersion
    {
        get
        {
            CULong version;
            _handle.Check(Native.virConnectGetVersion(_handle, &version));
            return NativeLoader.Describe(version.Value);
        }
    }

    /// <summary>
    /// Opens a connection (<c>virConnectOpen</c>), with a sign of life every 5 s and an end after 3 missed ones. This can block
    /// for ever: see <see cref="SupervisedConnection"/>.
    /// </summary>
    /// <param name="uri">A libvirt URI, such as <c>qemu:///system</c>.</param>
    /// <exception cref="DllNotFoundException">libvirt is not installed.</exception>
    /// <exception cref="LibvirtException">The hypervisor cannot be reached or refuses.</exception>
    public static Connection Open(string uri) => Open(uri, s_defaultKeepAlive, DefaultKeepAliveCount);

    /// <summary>Opens a connection with keepalive of one's own (<c>virConnectSetKeepAlive</c>).</summary>
    /// <param name="uri">A libvirt URI, such as <c>qemu:///system</c>.</param>
    /// <param name="keepAliveInterval">How often to ask for a sign of life; rounded up to whole seconds.</param>
    /// <param name="keepAliveCount">How many may be missed before the connection is closed.</param>
    public static Connection Open(string uri, TimeSpan keepAliveInterval, int keepAliveCount) =>
        Open(uri, readOnly: false, keepAliveInterval, keepAliveCount);

    /// <summary>Opens a connection that refuses changes, secrets, agent and monitor (<c>virConnectOpenReadOnly</c>).</summary>
    /// <inheritdoc cref="Open(string)"/>
    public static Connection OpenReadOnly(string uri) => Open(uri, readOnly: true, s_defaultKeepAlive, DefaultKeepAliveCount);

    /// <summary>
    /// A second owner of the same connection (<c>virConnectRef</c>), which is closed when both are disposed of. Events of
    /// a kind can be subscribed to through one of them at a time: libvirt knows both as one.
    /// </summary>
    public Connection Duplicate() => new(_handle.Duplicate<ConnectionHandle>(Native.virConnectRef));

    /// <summary>Ends the subscriptions, and gives up this reference to the connection.</summary>
    public void Dispose()
    {
        // A callback that is still registered would keep the connection, and itself, for good.
        StopWatching();
        _handle.Dispose();
    }

    private static Connection Open(string uri, bool readOnly, TimeSpan keepAliveInterval, int keepAliveCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        EventLoop.Start();
        ProcessRole.ClaimHypervisor();
        return readOnly
            ? Opened(Native.virConnectOpenReadOnly(uri), nameof(Native.virConnectOpenReadOnly), keepAliveInterval, keepAliveCount)
            : Opened(Native.virConnectOpen(uri), nameof(Native.virConnectOpen), keepAliveInterval, keepAliveCount);
    }

    private static Connection Opened(ConnectionHandle handle, string function, TimeSpan keepAliveInterval, int keepAliveCount)
    {
        if (handle.IsInvalid)
        {
            throw LastError.ToException(LastError.Read(function), connectionLost: false);
        }

        var connection = new Connection(handle);
        try
        {
            connection.KeepAlive(keepAliveInterval, keepAliveCount);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Once only: libvirt ignores a second setting.
    private void KeepAlive(TimeSpan interval, int count)
    {
        try
        {
            // 1 says that the other end cannot.
            _handle.Check(Native.virConnectSetKeepAlive(_handle, (int)Math.Ceiling(interval.TotalSeconds), (uint)count));
        }
        catch (LibvirtException e) when (e.Code == ErrorCode.NoSupport)
        {
            // Drivers inside this process have no line that could break.
        }
    }
}
