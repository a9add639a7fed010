using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Darts.Web.Start;

namespace Darts.Web.Tests.Start;

public sealed class GuestConnectionTests
{
    [Fact]
    public async Task A_connection_of_this_process_is_no_guests()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        Assert.False(IsGuest(accepted));
    }

    [Theory]
    [InlineData("qemu-system-x86_64", true)]
    [InlineData("firefox", false)]
    public async Task A_connection_is_a_guests_when_its_other_end_is_QEMUs(string program, bool isGuest)
    {
        var directory = Directory.CreateTempSubdirectory("darts-guest-");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        // Any program does, under QEMU's name: bash connects by itself.
        var path = Path.Combine(directory.FullName, program);
        File.Copy("/bin/bash", path);
        var connect = $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}; read -r line";
        using var process = Process.Start(new ProcessStartInfo(path, ["-c", connect]) { RedirectStandardInput = true })!;
        try
        {
            using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
            Assert.Equal(isGuest, IsGuest(accepted));
        }
        finally
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            directory.Delete(recursive: true);
        }
    }

    private static bool IsGuest(Socket accepted) => GuestConnections.IsGuest((IPEndPoint)accepted.LocalEndPoint!, (IPEndPoint)accepted.RemoteEndPoint!);
}
