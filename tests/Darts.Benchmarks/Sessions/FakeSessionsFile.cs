using System.Globalization;
using System.Text;
using Darts.Domain.Sessions;

namespace Darts.Benchmarks.Sessions;

/// <summary>The description of a host of libvirt's test driver with so many sessions.</summary>
internal static class FakeSessionsFile
{
    /// <summary>One of many users.</summary>
    public static OwnerName Owner(int number) =>
        OwnerName.TryParse(string.Create(CultureInfo.InvariantCulture, $"user{number}"), out var owner, out var problem) ? owner : throw new InvalidOperationException(problem);

    public static string Write(string folder, string overlays, int sessions)
    {
        var now = DateTimeOffset.UtcNow;
        var text = new StringBuilder("<node>");
        for (var i = 0; i < sessions; i++)
        {
            var owner = Owner(i % 200);
            var id = Guid.NewGuid();
            var name = SessionNaming.DomainName(owner, id);
            var metadata = new SessionMetadata
            {
                Owner = owner,
                MachineId = "tiny",
                MachineTitle = "Tiny guest",
                CreatedAt = now,
                StartedAt = now,
                Deadline = now.AddDays(1),
                Groups = ["beamline"],
            };
            text.Append(CultureInfo.InvariantCulture, $"""
                <domain type='test'><name>{name}</name><uuid>{id}</uuid><title>Tiny guest</title><metadata>{metadata.ToXml()}</metadata>
                <memory unit='MiB'>512</memory><vcpu>2</vcpu><os><type>hvm</type></os>
                <devices><disk type='file' device='disk'><source file='{overlays}/{SessionNaming.OverlayName(name)}'/><target dev='vda' bus='virtio'/></disk></devices></domain>
                """);
        }

        var file = Path.Combine(folder, $"sessions-{sessions}.xml");
        File.WriteAllText(file, text.Append("</node>").ToString());
        return file;
    }
}
