using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Gpus;

/// <summary>
/// Asks libvirt for the GPUs and who has them. It is asked each time that the answer counts, since drivers change without an event, and nothing
/// is kept: what a domain has is free when the domain is gone, whatever it went of.
/// </summary>
internal sealed partial class GpuInventory(HypervisorHost host, DomainPictures pictures, IOptions<GpuOptions> options, ILogger<GpuInventory> logger)
{
    private const string NotPrivileged = "libvirt runs for one user here, and can pass no device on.";

    /// <summary>Looks now.</summary>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public Task<GpuRoom> LookAsync(CancellationToken cancellationToken) => host.QueryAsync(Look, cancellationToken);

    private GpuRoom Look(Connection connection)
    {
        // Devices first: one that a session takes or gives back meanwhile then counts as held.
        var gpus = new GpuReading(options.Value).Read(Functions(connection));
        var holders = Holders(connection);
        var cannot = host.Facts is { IsPrivileged: false } ? NotPrivileged : null;
        return new GpuRoom(
            [.. gpus.Select(g => g with { Problem = cannot ?? g.Problem, HeldBy = g.Members.Select(m => holders.GetValueOrDefault(m)).FirstOrDefault(h => h is not null) })],
            holders);
    }

    private List<PciFunction> Functions(Connection connection)
    {
        var functions = new List<PciFunction>();
        foreach (var device in connection.ListNodeDevices(ListNodeDevicesFlags.CapPciDev))
        {
            using (device)
            {
                try
                {
                    if (PciFunction.Of(NodeDeviceXml.Parse(device.GetXml())) is { } function)
                        functions.Add(function);
                }
                catch (LibvirtException e) when (!e.IsConnectionLost)
                {
                    // It was taken out meanwhile.
                }
                catch (FormatException e)
                {
                    LogUnreadable(device.Name, e.Message);
                }
            }
        }

        return functions;
    }

    private Dictionary<string, string> Holders(Connection connection)
    {
        var holders = new Dictionary<string, string>();
        foreach (var domain in connection.ListDomains(ListDomainsFlags.Active))
        {
            using (domain)
            {
                try
                {
                    var (id, name) = (domain.Uuid, domain.Name);
                    // Of sessions the documents are known; those of others are read.
                    var session = SessionNaming.IsDomainName(name, id) ? pictures.Of(connection, id, name) : null;
                    foreach (var address in session?.HostDevices ?? HostDevicesOf(DomainXml.Parse(domain.GetXml())))
                        holders[address] = name;
                }
                catch (DomainNotFoundException)
                {
                    // It went while the list was read.
                }
                catch (FormatException e)
                {
                    LogUnreadable(domain.Name, e.Message);
                }
            }
        }

        return holders;
    }

    /// <summary>The host's PCI functions that a domain has, by their addresses.</summary>
    public static ValueList<string> HostDevicesOf(DomainXml domain) => [.. domain.Devices.OfType<PciHostDeviceXml>().Select(d => d.Source.ToString())];

    [LoggerMessage(1, LogLevel.Warning, "What libvirt says of {Name} cannot be read, so the GPUs are reckoned without it: {Reason}")]
    private partial void LogUnreadable(string name, string reason);
}
