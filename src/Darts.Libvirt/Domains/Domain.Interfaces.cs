using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Traffic of a network interface (<c>virDomainInterfaceStats</c>).</summary>
    /// <param name="device">The interface's name on the host, or its MAC address.</param>
    public unsafe DomainInterfaceStatistics GetInterfaceStatistics(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        virDomainInterfaceStatsStruct stats;
        _handle.Check(Native.virDomainInterfaceStats(_handle, device, &stats, (nuint)sizeof(virDomainInterfaceStatsStruct)));
        return new DomainInterfaceStatistics(
            new InterfaceTraffic(Known(stats.rx_bytes), Known(stats.rx_packets), Known(stats.rx_errs), Known(stats.rx_drop)),
            new InterfaceTraffic(Known(stats.tx_bytes), Known(stats.tx_packets), Known(stats.tx_errs), Known(stats.tx_drop)));
    }

    /// <summary>The guest's interfaces with their addresses (<c>virDomainInterfaceAddresses</c>).</summary>
    /// <param name="source">Who is asked: libvirt's DHCP server, the guest's agent, or the host's neighbour table.</param>
    public unsafe IReadOnlyList<DomainInterface> GetInterfaceAddresses(DomainInterfaceAddressesSource source)
    {
        virDomainInterface** interfaces = null;
        var count = _handle.Check(Native.virDomainInterfaceAddresses(_handle, &interfaces, (uint)source, 0));
        try
        {
            var all = new DomainInterface[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = Read(interfaces[i]);
            }

            return all;
        }
        finally
        {
            // The free function takes one element; the array is apart.
            for (var i = 0; i < count; i++)
            {
                Native.virDomainInterfaceFree(interfaces[i]);
            }

            NativeMemory.Free(interfaces);
        }
    }

    /// <summary>The limits of a network interface (<c>virDomainGetInterfaceParameters</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainBandwidthInAverage"/>, in KiB a second.</returns>
    public unsafe TypedParameters GetInterfaceParameters(string device, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(device);
        return TypedParameters.Ask(_handle, (first, count) => Native.virDomainGetInterfaceParameters(_handle, device, first, count, (uint)flags));
    }

    /// <summary>Limits a network interface (<c>virDomainSetInterfaceParameters</c>).</summary>
    public unsafe void SetInterfaceParameters(
        string device,
        TypedParameters parameters,
        DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetInterfaceParameters(_handle, device, list.First, list.Count, (uint)flags));
    }

    private static unsafe DomainInterface Read(virDomainInterface* found)
    {
        var addresses = new DomainAddress[found->naddrs];
        for (var i = 0; i < addresses.Length; i++)
        {
            var address = found->addrs[i];
            addresses[i] = new DomainAddress((IPAddressType)address.type, Marshal.PtrToStringUTF8((nint)address.addr) ?? "", (int)address.prefix);
        }

        return new DomainInterface(Marshal.PtrToStringUTF8((nint)found->name) ?? "", Marshal.PtrToStringUTF8((nint)found->hwaddr), addresses);
    }
}
