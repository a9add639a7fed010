namespace Darts.Libvirt;

/// <summary>The statistics of one domain (<c>virDomainStatsRecord</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Values">Values by libvirt's names, such as <c>state.state</c>, <c>cpu.time</c> or <c>balloon.rss</c>.</param>
public sealed record DomainStatistics(Guid Uuid, string Name, TypedParameters Values);
