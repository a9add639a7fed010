namespace Darts.Libvirt.Tests;

/// <summary>A QEMU guest with no disk, which costs next to nothing and has a screen to look at.</summary>
internal static class TinyGuest
{
    public static string Xml(string name) => $"""
        <domain type='qemu'>
          <name>{name}</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>
          <os><type arch='x86_64' machine='pc'>hvm</type></os>
          <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
          <devices>
            <controller type='usb' model='none'/><memballoon model='none'/>
            <graphics type='vnc'><listen type='none'/></graphics><video><model type='vga' vram='2048'/></video>
          </devices>
        </domain>
        """;
}
