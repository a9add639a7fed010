using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Scripts.Seeds;

/// <summary>A session's seed for cloud-init: a volume of mode 0600 beside its overlay, which goes with the session.</summary>
internal sealed class SeedVolume(StoragePools pools, StepLog steps)
{
    /// <summary>Makes it.</summary>
    /// <param name="connection">The host.</param>
    /// <param name="session">The session.</param>
    /// <param name="plan">Its scripts; those that wait for an agent do not come onto it.</param>
    /// <returns>Its path on the host.</returns>
    public string Create(Connection connection, Session session, BootPlan plan)
    {
        var image = CloudSeed.Build(session, plan.Scripts.Index().Where(s => s.Item.State == ScriptState.Given).Select(s => (s.Index, plan.Texts[s.Index])));
        var xml = new StorageVolumeXml
        {
            Name = SessionNaming.SeedName(session.Name),
            Format = "raw",
            CapacityBytes = (ulong)image.Length,
        };
        using var volume = pools.CreateInOverlays(connection, xml);
        steps.Done("volume for a seed made", session.Name);
        using var content = new MemoryStream(image, writable: false);
        volume.Upload(content, 0, (ulong)image.Length);
        steps.Done("seed written", session.Name);
        return volume.Path;
    }
}
