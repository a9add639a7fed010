using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A client of a libvirt daemon, as it was when it was asked for.</summary>
[DebuggerDisplay("{Id}")]
public sealed unsafe class AdminClient : IDisposable
{
    private readonly AdminClientHandle _handle;

    internal AdminClient(AdminClientHandle handle) => _handle = handle;

    /// <summary>Its number, which is given once in the daemon's life (<c>virAdmClientGetID</c>).</summary>
    public ulong Id => Native.virAdmClientGetID(_handle);

    /// <summary>Since when it is connected, to the second; null where libvirt does not know (<c>virAdmClientGetTimestamp</c>).</summary>
    public DateTimeOffset? ConnectedSince => Native.virAdmClientGetTimestamp(_handle) is var seconds and > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>How it is connected (<c>virAdmClientGetTransport</c>).</summary>
    public ClientTransport Transport => (ClientTransport)_handle.Check(Native.virAdmClientGetTransport(_handle));

    /// <summary>Who it is (<c>virAdmClientGetInfo</c>).</summary>
    /// <returns>Values whose names begin with ClientInfo in <see cref="ParameterNames"/>.</returns>
    public TypedParameters GetInfo()
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virAdmClientGetInfo(_handle, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Cuts its connection (<c>virAdmClientClose</c>).</summary>
    public void Close() => _handle.Check(Native.virAdmClientClose(_handle, 0));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
