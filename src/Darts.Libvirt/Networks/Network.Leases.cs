using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Network
{
    /// <summary>The addresses that the network has given away (<c>virNetworkGetDHCPLeases</c>).</summary>
    /// <param name="macAddress">Of one guest only.</param>
    public unsafe IReadOnlyList<DhcpLease> GetDhcpLeases(string? macAddress = null)
    {
        virNetworkDHCPLease** leases = null;
        var count = _handle.Check(Native.virNetworkGetDHCPLeases(_handle, macAddress, &leases, 0));
        try
        {
            var all = new DhcpLease[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = Copy(leases[i]);
            }

            return all;
        }
        finally
        {
            for (var i = 0; i < count; i++)
            {
                Native.virNetworkDHCPLeaseFree(leases[i]);
            }

            NativeMemory.Free(leases);
        }
    }

    private static unsafe DhcpLease Copy(virNetworkDHCPLease* lease) => new()
    {
        Interface = Text(lease->iface) ?? "",
        ExpiresAt = lease->expirytime == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(lease->expirytime),
        AddressType = (IPAddressType)lease->type,
        Address = Text(lease->ipaddr) ?? "",
        PrefixLength = (int)lease->prefix,
        MacAddress = Text(lease->mac),
        HostName = Text(lease->hostname),
        ClientId = Text(lease->clientid),
        AssociationId = Text(lease->iaid),
    };

    private static unsafe string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}
