namespace Darts.Libvirt;

/// <summary>A secret was defined or undefined (<c>VIR_SECRET_EVENT_ID_LIFECYCLE</c>).</summary>
/// <param name="Uuid">The secret's UUID.</param>
/// <param name="UsageType">What it is for.</param>
/// <param name="UsageId">Which one of that type it is for; empty where there is none.</param>
/// <param name="Type">What happened.</param>
/// <param name="Detail">Some detail, 0 so far.</param>
public sealed record SecretLifecycleEvent(Guid Uuid, SecretUsageType UsageType, string UsageId, SecretEventLifecycleType Type, int Detail)
    : HypervisorEvent;
