using System.Diagnostics;
using Darts.Libvirt.Tests.Supervision;

namespace Darts.Libvirt.Tests.Admin;

public sealed class AdminProcessTests(DaemonFixture fixture) : IClassFixture<DaemonFixture>
{
    internal const string UriVariable = "DARTS_TEST_ADMIN_URI";

    [Fact]
    public async Task A_daemon_is_administered_from_a_process_of_its_own()
    {
        using var connection = Connection.Open(fixture.Uri);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Darts.Libvirt.Tests")) { RedirectStandardOutput = true };
        start.Environment[UriVariable] = fixture.Daemon.AdminUri;
        foreach (var argument in new[] { "-class", typeof(AdminTests).FullName!, "-explicit", "only", "-parallelMode", "none" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Total: 8", output, StringComparison.Ordinal);
        Assert.Contains("Not Run: 0", output, StringComparison.Ordinal);
        Assert.Throws<ConnectionLostException>(() => connection.HostName);
    }

    [Fact]
    public void A_process_with_connections_is_kept_from_the_crash_that_administration_would_be()
    {
        using var connection = Connection.Open("test:///default");

        var refused = Assert.Throws<NotSupportedException>(() => AdminConnection.Open(fixture.Daemon.AdminUri));

        Assert.Contains("process", refused.Message, StringComparison.Ordinal);
        Assert.True(connection.IsAlive);
    }
}
