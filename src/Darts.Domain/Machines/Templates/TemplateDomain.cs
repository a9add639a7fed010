using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Templates;

/// <summary>A domain of an administrator's own, after which sessions are made.</summary>
/// <param name="Xml">Its document, as libvirt keeps it while it is shut off.</param>
/// <param name="Disks">The disks that sessions write to, the first of them the main one; never empty.</param>
/// <param name="NewNvram">Whether sessions begin with new variables of UEFI instead of copies of the template's.</param>
internal sealed record TemplateDomain(string Xml, ValueList<TemplateDisk> Disks, bool NewNvram)
{
    /// <summary>The sizes of all disks but the main one.</summary>
    public ValueList<long> MoreDisksMiB => [.. Disks.Skip(1).Select(d => d.MiB)];
}
