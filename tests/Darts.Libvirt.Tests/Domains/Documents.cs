namespace Darts.Libvirt.Tests.Domains;

/// <summary>Domain documents for tests.</summary>
internal static class Documents
{
    /// <summary>A domain of the test driver, with a disk and an interface.</summary>
    public static string Test(string name) => $"""
        <domain type='test'>
          <name>{name}</name><memory unit='MiB'>8</memory><vcpu>4</vcpu><iothreads>2</iothreads><os><type>hvm</type></os>
          <devices>
            <disk type='file' device='disk'><source file='/guest/{name}.img'/><target dev='vda' bus='virtio'/></disk>
            <interface type='ethernet'><mac address='52:54:00:00:00:01'/><target dev='own-tap'/><model type='virtio'/></interface>
            <memballoon model='virtio'/>
          </devices>
        </domain>
        """;

    /// <summary>A QEMU guest that boots nothing, with what a test adds to it.</summary>
    public static string Qemu(string name, string devices = "", string settings = "<memory unit='MiB'>64</memory><vcpu>1</vcpu>") => $"""
        <domain type='qemu'>
          <name>{name}</name>{settings}
          <os><type arch='x86_64' machine='pc'>hvm</type></os>
          <features><acpi/></features>
          <devices><controller type='usb' model='none'/>{devices}</devices>
        </domain>
        """;

    public static string Disk(string path, string target = "vda") => $"""
        <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{path}'/><target dev='{target}' bus='virtio'/></disk>
        """;
}
