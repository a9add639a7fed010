using Darts.Libvirt.Xml;

namespace Darts.Domain.Scripts;

/// <summary>The boot scripts of a session that is being made.</summary>
/// <param name="Scripts">Their records, in the order in which they run.</param>
/// <param name="Texts">Their texts; empty for one that could not be fetched.</param>
internal sealed record BootPlan(IReadOnlyList<SessionScript> Scripts, IReadOnlyList<string> Texts)
{
    /// <summary>The path of the session's seed for cloud-init; null for none.</summary>
    public string? SeedPath { get; init; }

    public static BootPlan Empty { get; } = new(ValueList.Create<SessionScript>([]), []);

    public bool IsEmpty => Scripts.Count == 0;
}
