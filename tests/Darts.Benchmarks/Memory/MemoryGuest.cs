using System.Globalization;
using System.Text.Json;
using Darts.Domain.Memory;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Benchmarks.Memory;

/// <summary>A tiny guest whose process on the host is weighed.</summary>
internal sealed class MemoryGuest(Libvirt.Domain domain, int process) : IDisposable
{
    public const long MiB = 256;

    private const int KibPerMiB = 1024;

    private long _command;

    public Libvirt.Domain Domain { get; } = domain;

    /// <summary>What its QEMU has of the host's memory, shared pages in part, in MiB.</summary>
    public long TakenMiB => Numbers($"/proc/{process}/smaps_rollup", "Pss:") / KibPerMiB;

    public bool Answers
    {
        get
        {
            try
            {
                Tell("""{ "execute": "guest-ping" }""");
                return true;
            }
            catch (LibvirtException)
            {
                // It is still booting.
                return false;
            }
        }
    }

    /// <summary>Whether what was begun last has come to its end.</summary>
    public bool HasEnded => Tell($$"""{ "execute": "guest-exec-status", "arguments": { "pid": {{_command}} } }""").GetProperty("exited").GetBoolean();

    public static MemoryGuest Start(Connection connection, string image, string name, bool reporting)
    {
        var document = new DomainXml
        {
            Type = "qemu",
            Name = name,
            MemoryBytes = (ulong)MiB << 20,
            Os = new OsXml { Architecture = "x86_64", Machine = "q35" },
            Features = new FeaturesXml { Acpi = true, Apic = true },
            Devices =
            [
                new DiskXml
                {
                    Source = DiskSourceXml.OfFile(image),
                    Driver = new DiskDriverXml { Name = "qemu", Format = "qcow2" },
                    Target = "vda",
                    Bus = "virtio",
                    IsReadOnly = true,
                },
                ChannelXml.GuestAgent,
                new MemoryBalloonXml { AutoDeflate = true, FreePageReporting = reporting, StatisticsPeriod = TimeSpan.FromSeconds(5) },
            ],
        };
        var domain = connection.CreateDomain(document.ToXml().ToString());
        var process = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(p => int.TryParse(p, out _)).First(p => IsGuest(p!, name));
        return new MemoryGuest(domain, int.Parse(process!, CultureInfo.InvariantCulture));
    }

    public void Begin(string command) => _command = Tell(
        $$"""{ "execute": "guest-exec", "arguments": { "path": "/bin/sh", "arg": ["-c", "{{command}}"] } }""").GetProperty("pid").GetInt64();

    /// <summary>What the policy sees of it.</summary>
    public GuestMemory Look()
    {
        var memory = Domain.GetMemoryStatistics();
        return new GuestMemory
        {
            Id = Domain.Uuid,
            AskedMiB = MiB,
            CurrentMiB = (long)(memory[DomainMemoryStatTags.ActualBalloon] >> 20),
            UsableMiB = (long)(memory[DomainMemoryStatTags.Usable] >> 20),
            LeastShare = new BalloonOptions().LeastShare,
            IsSettled = true,
        };
    }

    public void Dispose()
    {
        Domain.Destroy();
        Domain.Dispose();
    }

    private JsonElement Tell(string command) =>
        JsonDocument.Parse(Domain.AgentCommand(command, TimeSpan.FromSeconds(60))).RootElement.GetProperty("return");

    private static long Numbers(string path, string key) => File.ReadLines(path)
        .Where(line => line.StartsWith(key, StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));

    private static bool IsGuest(string process, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains($"\0guest={name},", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has just ended.
            return false;
        }
    }
}
