using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    internal ConnectionHandle Handle => _handle;

    /// <summary>All domains, or those that match a flag of each group given (<c>virConnectListAllDomains</c>).</summary>
    /// <returns>Domains that the caller disposes of.</returns>
    public unsafe IReadOnlyList<Domain> ListDomains(ListDomainsFlags flags = ListDomainsFlags.None)
    {
        nint* domains = null;
        var count = _handle.Check(Native.virConnectListAllDomains(_handle, &domains, (uint)flags));
        return ObjectList.Take<Domain, DomainHandle>(domains, count, _handle, h => new Domain(h));
    }

    /// <summary>Finds a domain (<c>virDomainLookupByUUID</c>).</summary>
    /// <exception cref="DomainNotFoundException">There is none with that UUID.</exception>
    public unsafe Domain LookupDomain(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return new Domain(_handle.Check(Native.virDomainLookupByUUID(_handle, bytes)));
    }

    /// <summary>Finds a domain (<c>virDomainLookupByName</c>).</summary>
    /// <exception cref="DomainNotFoundException">There is none of that name.</exception>
    /// <exception cref="ArgumentException">The name holds a NUL character.</exception>
    public Domain LookupDomain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Domain(_handle.Check(Native.virDomainLookupByName(_handle, name)));
    }

    /// <summary>
    /// Makes a persistent domain, or replaces the definition of the one with the same name and UUID
    /// (<c>virDomainDefineXMLFlags</c>). The document is always checked against libvirt's schema.
    /// </summary>
    public Domain DefineDomain(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Domain(_handle.Check(Native.virDomainDefineXMLFlags(_handle, xml, (uint)DomainDefineFlags.Validate)));
    }

    /// <summary>Makes or replaces a persistent domain in a way of one's own (<c>virDomainDefineXMLFlags</c>).</summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">Without <see cref="DomainDefineFlags.Validate"/>, what libvirt does not know is left out in silence.</param>
    public Domain DefineDomain(string xml, DomainDefineFlags flags)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Domain(_handle.Check(Native.virDomainDefineXMLFlags(_handle, xml, (uint)flags)));
    }

    /// <summary>
    /// Makes or replaces a persistent domain without a look at the schema: what libvirt does not know is left out in silence
    /// (<c>virDomainDefineXML</c>).
    /// </summary>
    public Domain DefineDomainUnchecked(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Domain(_handle.Check(Native.virDomainDefineXML(_handle, xml)));
    }

    /// <summary>
    /// Starts a transient domain, of which nothing stays once it stops (<c>virDomainCreateXML</c>). The document is always
    /// checked against libvirt's schema.
    /// </summary>
    public Domain CreateDomain(string xml, DomainCreateFlags flags = DomainCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Domain(_handle.Check(Native.virDomainCreateXML(_handle, xml, (uint)(flags | DomainCreateFlags.StartValidate))));
    }

    /// <summary>Statistics of all domains in one call (<c>virConnectGetAllDomainStats</c>).</summary>
    /// <param name="types">The groups wanted; none means all that the hypervisor has.</param>
    /// <param name="flags">
    /// Which domains; <see cref="DomainStatisticsFlags.NoWait"/> leaves out what a busy domain would make the call wait for.
    /// </param>
    public unsafe IReadOnlyList<DomainStatistics> GetAllDomainStatistics(
        DomainStatisticsTypes types = DomainStatisticsTypes.None,
        DomainStatisticsFlags flags = DomainStatisticsFlags.None)
    {
        virDomainStatsRecord** records = null;
        var count = _handle.Check(Native.virConnectGetAllDomainStats(_handle, (uint)types, &records, (uint)flags));
        return Domain.TakeStatistics(records, count);
    }
}
