using Darts.Libvirt;

namespace Darts.Domain.Tests.Live;

/// <summary>A domain as an administrator makes one by hand, with a catalogue entry that offers it.</summary>
internal sealed class Template : IDisposable
{
    private readonly Site _site;

    public Template(Site site, string devices = "", string os = "<os><type arch='x86_64' machine='q35'>hvm</type><boot dev='hd'/></os>", string entry = "", string? disks = null)
    {
        _site = site;
        Name = "admins-" + Path.GetFileName(site.Directory);
        File.Copy(Path.Combine(site.Machines, "blank.img"), MainDisk, overwrite: true);
        File.WriteAllBytes(DataDisk, new byte[3 << 20]);
        disks ??= $"""
            <disk type='file' device='disk'><driver name='qemu' type='raw' cache='writeback'/><source file='{MainDisk}'/><target dev='vda' bus='virtio'/><serial>MAIN</serial></disk>
            <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{DataDisk}'/><target dev='vdb' bus='virtio'/><serial>DATA</serial></disk>
            """;
        Define(disks, devices, os);
        Describe(Name, entry);
    }

    public string Name { get; }

    public string MainDisk => Path.Combine(_site.Machines, "admins-main.img");

    public string DataDisk => Path.Combine(_site.Machines, "admins-data.img");

    public void Define(string disks, string devices = "", string os = "<os><type arch='x86_64' machine='q35'>hvm</type></os>")
    {
        using var domain = _site.Connection.DefineDomain($"""
            <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>{Name}</name>
              <metadata><site:mark xmlns:site='urn:site:1' kind='workstation'/></metadata>
              <memory unit='MiB'>48</memory><currentMemory unit='MiB'>48</currentMemory>
              <vcpu>2</vcpu>
              <sysinfo type='smbios'><system><entry name='manufacturer'>The site</entry></system></sysinfo>
              {os}
              <features><acpi/><apic/></features>
              <cpu mode='custom' match='exact'><model>Nehalem</model></cpu>
              <clock offset='localtime'><timer name='hpet' present='no'/></clock>
              <on_poweroff>restart</on_poweroff>
              <devices>
                {disks}
                <interface type='user'><mac address='52:54:00:ab:cd:ef'/><model type='e1000e'/></interface>
                <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1' passwd='secret'/>
                <video><model type='vga' vram='32768'/></video>
                <sound model='ich9'/>
                <watchdog model='i6300esb' action='reset'/>
                {devices}
              </devices>
              <qemu:commandline><qemu:arg value='-name'/><qemu:arg value='process=admins'/></qemu:commandline>
            </domain>
            """);
    }

    public void Describe(string template, string entry = "") => BlankMachine.Describe(
        _site.Directory, "made", $$"""{ "title": "Made", "template": "{{template}}", "memoryMiB": { "minimum": 32, "default": 64 }{{entry}} }""");

    public void On(Action<Libvirt.Domain> act)
    {
        using var domain = _site.Connection.LookupDomain(Name);
        act(domain);
    }

    public void Dispose()
    {
        try
        {
            On(d =>
            {
                if (d.IsActive)
                    d.Destroy();
                d.Undefine(DomainUndefineFlags.NvRam);
            });
        }
        catch (DomainNotFoundException)
        {
            // The test itself undefined it.
        }
    }
}
