using Darts.Domain.Scripts.Injection;
using Darts.Domain.Scripts.Seeds;
using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Live.Injection;

/// <summary>What the library does with disks that are not as they should be.</summary>
public sealed class GuestInstallationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("darts-installation-").FullName;

    private string Overlay => Path.Combine(_directory, "overlay.qcow2");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Links_in_the_image_lead_nowhere_out_of_it_and_no_file_behind_one_is_overwritten()
    {
        const string Trap = "darts-trap";
        var session = Some.Session("alice");
        await MakeAsync(tree =>
        {
            Directory.CreateDirectory(Path.Combine(tree, Trap, "system"));
            Directory.Delete(Path.Combine(tree, "etc/systemd"), recursive: true);
            File.CreateSymbolicLink(Path.Combine(tree, "etc/systemd"), "/" + Trap);
            File.CreateSymbolicLink(Path.Combine(tree, "var/lib/darts"), $"../../../../../../../../{Trap}");
            File.CreateSymbolicLink(Path.Combine(tree, Trap, "system/darts-boot-scripts.service"), "/etc/hostname");
        });
        await InstallAsync(session);

        using var disk = await DiskContent.OfAsync(Overlay);
        Assert.Equal("echo hi", await disk.ReadAsync($"/{Trap}/{session.Id:N}/0/script"));
        Assert.Contains("[Service]", await disk.ReadAsync($"/{Trap}/system/darts-boot-scripts.service"), StringComparison.Ordinal);
        Assert.Contains("Wants=darts-boot-scripts.service", await disk.ReadAsync($"/{Trap}/system/multi-user.target.d/darts-boot-scripts.conf"), StringComparison.Ordinal);
        Assert.Equal("plain\n", await disk.ReadAsync("/etc/hostname"));
        Assert.False(Directory.Exists("/" + Trap));
        Assert.False(Directory.Exists($"/var/lib/darts/{session.Id:N}"));
    }

    [Fact]
    public async Task A_guest_that_would_not_run_them_is_refused_and_its_disk_is_as_it_was()
    {
        await MakeAsync(tree =>
        {
            Directory.CreateDirectory(Path.Combine(tree, "etc/selinux"));
            File.WriteAllText(Path.Combine(tree, "etc/selinux/config"), "# SELINUX= can be\nSELINUX=enforcing\n");
        });
        var refused = await Assert.ThrowsAsync<InjectionException>(() => InstallAsync(Some.Session("alice")));
        Assert.Contains("SELinux", refused.Message, StringComparison.Ordinal);
        using var disk = await DiskContent.OfAsync(Overlay);
        Assert.DoesNotContain("darts", await disk.ListAsync("/var/lib"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_without_a_system_is_refused()
    {
        await QemuImg.RunAsync("create", "-q", "-f", "qcow2", Overlay, "8M");
        var refused = await Assert.ThrowsAsync<InjectionException>(() => InstallAsync(Some.Session("alice")));
        Assert.Equal("no operating system was found on its disk", refused.Message);
    }

    [Fact]
    public async Task A_host_without_the_library_says_which_package_it_is_in()
    {
        var refused = await Assert.ThrowsAsync<InjectionException>(() => InstallAsync(Some.Session("alice"), "libguestfs.so.none"));
        Assert.DoesNotContain("libguestfs", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libguestfs0", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_QEMU_cannot_open_is_an_error_with_a_reason_for_the_log_and_not_a_crash()
    {
        await MakeAsync(_ => { });
        File.Delete(PlainLinux.MasterIn(_directory));
        var refused = await Assert.ThrowsAsync<InjectionException>(() => InstallAsync(Some.Session("alice")));
        Assert.Equal("the small machine that writes to its disk did not start", refused.Message);
        Assert.NotEmpty(refused.Detail);
    }

    private async Task MakeAsync(Action<string> change)
    {
        await PlainLinux.MakeAsync(_directory, change);
        await QemuImg.RunAsync("create", "-q", "-f", "qcow2", "-b", PlainLinux.MasterIn(_directory), "-F", "raw", Overlay);
    }

    private Task InstallAsync(Session session, string library = GuestfsNative.Library)
    {
        var settings = new ApplianceSettings(Path.Combine(_directory, "work"), PlainLinux.Appliance, IsEmulated: true) { Library = library };
        Directory.CreateDirectory(settings.CacheFolder);
        Directory.CreateDirectory(settings.TemporaryFolder);
        return ApplianceThread.RunAsync(
            () =>
            {
                using var appliance = Appliance.Start(Overlay, settings);
                GuestInstallation.Write(appliance, [GuestStart.Of(session, 0, "echo hi")]);
                return true;
            },
            TestContext.Current.CancellationToken);
    }
}
