namespace Darts.Libvirt;

/// <summary>Makes of one domain's statistics what the caller wants to keep of them.</summary>
/// <typeparam name="T">What that is.</typeparam>
/// <param name="uuid">The domain's UUID.</param>
/// <param name="values">Its statistics, valid only during the call.</param>
public delegate T DomainStatisticsSelector<out T>(Guid uuid, TypedParameterReader values);
