using System.Collections.Concurrent;
using Darts.Domain.Gpus;
using Darts.Domain.Hosts;
using Darts.Domain.Scripts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Sessions;

/// <summary>
/// Knows the documents of domains that look like sessions, so that a round over a thousand of them asks libvirt for their states
/// alone. An event, or a write of our own, makes it ask again; so does age, should an event ever be missed.
/// </summary>
internal sealed partial class DomainPictures(StoragePools pools, TimeProvider time, ILogger<DomainPictures> logger)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, (DomainPicture? Picture, DateTimeOffset GoodUntil)> _known = new();
    private long _changes;

    /// <summary>The domain's picture; null when it is not a session of this site.</summary>
    /// <exception cref="DomainNotFoundException">It has gone.</exception>
    public DomainPicture? Of(Connection connection, Guid id, string name)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now < known.GoodUntil)
            return known.Picture;
        // What changes while it is looked at is looked at again.
        var changes = Interlocked.Read(ref _changes);
        using var domain = connection.LookupDomain(id);
        var picture = Take(domain, name);
        if (changes == Interlocked.Read(ref _changes))
            _known[id] = (picture, now + s_longest - TimeSpan.FromSeconds(id.GetHashCode() & 63));
        return picture;
    }

    /// <summary>Looks at a domain now.</summary>
    public DomainPicture? Take(Libvirt.Domain domain, string name)
    {
        try
        {
            var document = DomainXml.Parse(domain.GetXml());
            var element = document.Metadata.FirstOrDefault(e => e.Name.NamespaceName == SessionMetadata.NamespaceUri);
            if (element is null || SessionMetadata.TryParse(element.ToString()) is not { } metadata || !HasOwnDisk(document, name, metadata))
                return null;
            return new DomainPicture(
                metadata,
                (int)document.VirtualCpus,
                (long)(document.MemoryBytes >> 20),
                document.Channels.Any(c => c.TargetName == "org.qemu.guest_agent.0" && c.TargetState == "connected"))
            {
                Scripts = [.. document.Metadata.Where(e => e.Name.NamespaceName == ScriptMetadata.NamespaceUri).SelectMany(ScriptMetadata.Parse)],
                MacAddress = document.Interfaces.FirstOrDefault()?.MacAddress,
                HostDevices = GpuInventory.HostDevicesOf(document),
                HoldsMemory = document.MemoryBacking?.Locked is true || document.Devices.Any(d => d is PciHostDeviceXml or MediatedHostDeviceXml),
            };
        }
        catch (FormatException e)
        {
            LogUnreadable(domain.Uuid, e.Message);
            return null;
        }
    }

    /// <summary>Whether a session is known to have a MAC address.</summary>
    public bool HasMacAddress(string address) => _known.Values.Any(k => k.Picture?.MacAddress == address);

    public void Forget(Guid id)
    {
        Interlocked.Increment(ref _changes);
        _known.TryRemove(id, out _);
    }

    public void ForgetAll()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    /// <summary>Forgets all but the domains that there are.</summary>
    public void Keep(IReadOnlySet<Guid> ids)
    {
        foreach (var gone in _known.Keys.Where(id => !ids.Contains(id)))
            _known.TryRemove(gone, out _);
    }

    private bool HasOwnDisk(DomainXml document, string name, SessionMetadata metadata) =>
        // A session on a master image has no disk that it could be known by, nor one that could be lost by mistake.
        metadata.UsesMaster ? metadata.Site == pools.OverlayPath("") : document.Disks.Any(d => d.Source?.File == pools.OverlayPath(SessionNaming.OverlayName(name)));

    [LoggerMessage(1, LogLevel.Warning, "Domain {Id} looks like a session, but its definition cannot be read, so it is left alone: {Reason}")]
    private partial void LogUnreadable(Guid id, string reason);
}
