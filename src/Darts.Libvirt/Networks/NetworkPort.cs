using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A place in a network that a guest's interface is plugged into. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{UuidText}")]
public sealed class NetworkPort : IDisposable
{
    private readonly NetworkPortHandle _handle;

    internal NetworkPort(NetworkPortHandle handle) => _handle = handle;

    /// <summary>The UUID (<c>virNetworkPortGetUUID</c>).</summary>
    public unsafe Guid Uuid
    {
        get
        {
            var bytes = stackalloc byte[UuidBytes.Length];
            _handle.Check(Native.virNetworkPortGetUUID(_handle, bytes));
            return UuidBytes.Read(bytes);
        }
    }

    /// <summary>The UUID as libvirt writes it (<c>virNetworkPortGetUUIDString</c>).</summary>
    public unsafe string UuidText
    {
        get
        {
            var text = stackalloc byte[Interop.UuidText.Size];
            _handle.Check(Native.virNetworkPortGetUUIDString(_handle, text));
            return Interop.UuidText.Read(text);
        }
    }

    /// <summary>The description as XML (<c>virNetworkPortGetXMLDesc</c>).</summary>
    public string GetXml() => _handle.Check(Native.virNetworkPortGetXMLDesc(_handle, 0));

    /// <summary>The limits of its traffic, by names such as <see cref="ParameterNames.NetworkPortBandwidthInAverage"/>, in KiB/s and KiB
    /// (<c>virNetworkPortGetParameters</c>).</summary>
    public unsafe TypedParameters GetParameters()
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virNetworkPortGetParameters(_handle, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Limits its traffic (<c>virNetworkPortSetParameters</c>).</summary>
    /// <param name="parameters">Values of type <c>uint</c>; see <see cref="GetParameters"/>.</param>
    public unsafe void SetParameters(TypedParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virNetworkPortSetParameters(_handle, list.First, list.Count, 0));
    }

    /// <summary>Removes it (<c>virNetworkPortDelete</c>).</summary>
    public void Delete() => _handle.Check(Native.virNetworkPortDelete(_handle, 0));

    /// <summary>Its network, as a further owner of it (<c>virNetworkPortGetNetwork</c>).</summary>
    public Network GetNetwork() => new(_handle.Share<NetworkHandle>(() => Native.virNetworkPortGetNetwork(_handle), Native.virNetworkRef));

    /// <summary>A second owner of the same port (<c>virNetworkPortRef</c>).</summary>
    public NetworkPort Duplicate() => new(_handle.Duplicate<NetworkPortHandle>(Native.virNetworkPortRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
