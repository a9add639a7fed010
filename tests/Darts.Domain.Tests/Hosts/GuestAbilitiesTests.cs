using Darts.Domain.Hosts;

namespace Darts.Domain.Tests.Hosts;

/// <summary>What libvirt 9 says of hosts with and without the packages for UEFI and TPM.</summary>
public sealed class GuestAbilitiesTests
{
    [Fact]
    public void A_host_with_everything_has_everything()
    {
        var abilities = GuestAbilities.Parse(Document("efi", ["yes", "no"], ["passthrough", "emulator"], "<enum name='backendVersion'><value>1.2</value><value>2.0</value></enum>"));
        Assert.Equal((true, true, true), (abilities.Uefi, abilities.SecureBoot, abilities.Tpm));
        Assert.Equal(["vga", "virtio"], abilities.Videos);
        Assert.Equal(["maximum"], abilities.CpuModes);
        Assert.Equal(["relaxed"], abilities.HypervFeatures);
    }

    [Fact]
    public void A_TPM_that_is_the_hosts_own_and_firmware_that_cannot_be_chosen_do_not_count()
    {
        // Paths of images stand in the list even where nothing describes them, or no image is there.
        var abilities = GuestAbilities.Parse(Document(null, ["no"], ["passthrough"], ""));
        Assert.Equal((false, false, false), (abilities.Uefi, abilities.SecureBoot, abilities.Tpm));
    }

    private static string Document(string? firmware, string[] secure, string[] backends, string versions) => $"""
        <domainCapabilities>
          <domain>qemu</domain><machine>pc-q35-7.2</machine><arch>x86_64</arch>
          <os supported='yes'>
            <enum name='firmware'>{(firmware is null ? "" : Values(firmware))}</enum>
            <loader supported='yes'><value>/usr/share/OVMF/OVMF_CODE.fd</value><enum name='secure'>{Values(secure)}</enum></loader>
          </os>
          <cpu><mode name='host-passthrough' supported='no'/><mode name='maximum' supported='yes'/></cpu>
          <devices>
            <video supported='yes'><enum name='modelType'>{Values("vga", "virtio")}</enum></video>
            <tpm supported='yes'><enum name='backendModel'>{Values(backends)}</enum>{versions}</tpm>
          </devices>
          <features><hyperv supported='yes'><enum name='features'>{Values("relaxed")}</enum></hyperv></features>
        </domainCapabilities>
        """;

    private static string Values(params string[] values) => string.Concat(values.Select(v => $"<value>{v}</value>"));
}
