using Darts.Testing;

namespace Darts.Libvirt.Tests;

/// <summary>
/// A guest whose boot sector says "!" on its serial line, and then sends back what comes with the case of its letters turned. It sleeps
/// between, so that it costs next to nothing.
/// </summary>
internal static class EchoGuest
{
    private const string Code = "fa31c08ed88ed0bc007cc70630004f7ca33200baf903b001eebafc03b00beee42124efe621b021eb14fabafd03eca8017504fbf4ebf3fbbaf803ec342088c4bafd03eca82074fbbaf80388e0eeebda50b020e62058cf";

    public static Domain Start(Connection connection, PrivateLibvirtd daemon, string name) =>
        Start(connection, daemon, name, DomainCreateFlags.None);

    /// <summary>Starts it with its processor halted: what it says before somebody listens to its serial line, QEMU drops.</summary>
    public static Domain StartHalted(Connection connection, PrivateLibvirtd daemon, string name) =>
        Start(connection, daemon, name, DomainCreateFlags.StartPaused);

    private static Domain Start(Connection connection, PrivateLibvirtd daemon, string name, DomainCreateFlags flags)
    {
        // SeaBIOS boots from no disk that is smaller than a cylinder.
        var disk = new byte[1 << 20];
        Convert.FromHexString(Code).CopyTo(disk, 0);
        (disk[510], disk[511]) = (0x55, 0xAA);
        var path = Path.Combine(daemon.Directory, name + ".img");
        File.WriteAllBytes(path, disk);
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        return connection.CreateDomain($"""
            <domain type='qemu'>
              <name>{name}</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>
              <os><type arch='x86_64' machine='pc'>hvm</type></os>
              <devices>
                <controller type='usb' model='none'/><memballoon model='none'/>
                <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{path}'/><target dev='vda' bus='virtio'/></disk>
                <serial type='pty'/><console type='pty'/>
                <channel type='unix'><target type='virtio' name='org.darts.test'/></channel>
                <graphics type='vnc'><listen type='none'/></graphics><video><model type='vga' vram='2048'/></video>
              </devices>
            </domain>
            """, flags);
    }
}
