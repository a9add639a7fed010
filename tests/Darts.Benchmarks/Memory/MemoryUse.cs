using System.Globalization;
using Darts.Domain.Memory;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Benchmarks.Memory;

/// <summary>Measures how much of the host's memory twenty tiny guests take: after their start, after they used much and freed it, and after the policy.</summary>
internal sealed class MemoryUse(PrivateLibvirtd libvirtd, string image)
{
    private const int Guests = 20;
    private const int UsedMiB = 130;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Reports of free pages and figures for the policy come every few seconds.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(15);

    public static async Task RunAsync()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync();
        var image = Path.Combine(libvirtd.Directory, "tiny.qcow2");
        File.Copy(TestImages.Find("tiny.qcow2"), image);
        File.SetUnixFileMode(image, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var benchmark = new MemoryUse(libvirtd, image);
        Console.WriteLine($"| {Guests} guests of {MemoryGuest.MiB} MiB, MiB of the host | after their start | {UsedMiB} MiB used by each | and freed | after the policy |");
        Console.WriteLine("|---|---|---|---|---|");
        await benchmark.RunAsync("without reporting of free pages", reporting: false);
        await benchmark.RunAsync("with it", reporting: true);
    }

    private async Task RunAsync(string what, bool reporting)
    {
        using var connection = Connection.Open(libvirtd.Uri);
        var guests = new List<MemoryGuest>();
        try
        {
            for (var number = 0; number < Guests; number++)
                guests.Add(MemoryGuest.Start(connection, image, $"{(reporting ? "r" : "p")}{number}", reporting));
            await AllAsync(guests, g => g.Answers, "the guests' agents answer");
            await Task.Delay(s_settling);
            var started = Taken(guests);
            await ExecuteAsync(guests, $"dd if=/dev/zero of=/use bs=1M count={UsedMiB}");
            var used = Taken(guests);
            await ExecuteAsync(guests, "rm /use");
            await Task.Delay(s_settling);
            var freed = Taken(guests);
            var policy = new BalloonPolicy(new BalloonOptions());
            foreach (var guest in guests)
                guest.Domain.SetMemory((ulong)policy.FloorOf(guest.Look()) << 20);
            await Task.Delay(s_settling);
            Console.WriteLine($"| {what} | {started} | {used} | {freed} | {Taken(guests)} |");
        }
        finally
        {
            foreach (var guest in guests)
                guest.Dispose();
        }
    }

    private static async Task ExecuteAsync(List<MemoryGuest> guests, string command)
    {
        foreach (var guest in guests)
            guest.Begin(command);
        await AllAsync(guests, g => g.HasEnded, command);
    }

    private static async Task AllAsync(List<MemoryGuest> guests, Func<MemoryGuest, bool> condition, string what)
    {
        foreach (var guest in guests)
            await Eventually.TrueAsync(() => condition(guest), what, s_patience);
    }

    private static string Taken(List<MemoryGuest> guests) => guests.Sum(g => g.TakenMiB).ToString("#,0", CultureInfo.InvariantCulture);
}
