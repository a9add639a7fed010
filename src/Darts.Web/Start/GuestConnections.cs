using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Darts.Web.Start;

/// <summary>
/// Turns away guests that come through QEMU's user-mode network: to the portal they look like somebody at the host's own loopback. What tells them
/// apart is that their end of the connection is a socket of QEMU's, as the kernel's table of connections says.
/// </summary>
internal static partial class GuestConnections
{
    private const int AddressColumn = 1;
    private const int PeerColumn = 2;
    private const int UserColumn = 7;
    private const int InodeColumn = 9;

    /// <summary>Refuses guests' connections before anything of them is read.</summary>
    public static void RefuseGuests(this ListenOptions listen)
    {
        var logger = listen.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GuestConnections));
        listen.Use(next => context =>
        {
            if (context is not { LocalEndPoint: IPEndPoint portal, RemoteEndPoint: IPEndPoint peer } || !IsGuest(portal, peer))
                return next(context);
            LogRefused(logger, peer);
            context.Abort(new ConnectionAbortedException("A guest's connection through user-mode networking."));
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether the peer's end of a connection on this host belongs to a QEMU. False where that cannot be found out, and for IPv6.</summary>
    internal static bool IsGuest(IPEndPoint portal, IPEndPoint peer)
    {
        // At an address of this host's own a connection comes from that same address.
        if (!OperatingSystem.IsLinux() || !(IPAddress.IsLoopback(peer.Address) || peer.Address.Equals(portal.Address)))
            return false;
        try
        {
            return Owner(Text(peer), Text(portal)) is var (user, inode)
                && Directory.EnumerateDirectories("/proc").Any(p => char.IsAsciiDigit(Path.GetFileName(p)[0]) && IsQemu(p) && Holds(p, user, inode));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static (string User, string Inode)? Owner(string address, string peer)
    {
        foreach (var line in File.ReadLines("/proc/net/tcp"))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > InodeColumn && columns[AddressColumn] == address && columns[PeerColumn] == peer)
                return (columns[UserColumn], columns[InodeColumn]);
        }

        return null;
    }

    private static bool IsQemu(string process)
    {
        try
        {
            // The kernel keeps fifteen characters of a program's name.
            return File.ReadAllText(process + "/comm").StartsWith("qemu-system-", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Holds(string process, string user, string inode)
    {
        try
        {
            var users = File.ReadLines(process + "/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t');
            if (users[1] != user)
                return false;
            return Directory.EnumerateFileSystemEntries(process + "/fd").Any(f => File.ResolveLinkTarget(f, returnFinalTarget: false)?.Name == $"socket:[{inode}]");
        }
        catch (UnauthorizedAccessException)
        {
            // A user of QEMU's own, whom the portal cannot look at: what else but guests would come from there?
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Text(IPEndPoint end) => string.Create(
        CultureInfo.InvariantCulture, $"{BitConverter.ToUInt32(end.Address.MapToIPv4().GetAddressBytes()):X8}:{end.Port:X4}");

    [LoggerMessage(1, LogLevel.Warning, "A guest's connection from {Peer} was refused: guests have no business with the portal")]
    private static partial void LogRefused(ILogger logger, IPEndPoint peer);
}
