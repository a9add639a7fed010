namespace Darts.Libvirt;

/// <summary>A secret has another value (<c>VIR_SECRET_EVENT_ID_VALUE_CHANGED</c>).</summary>
/// <param name="Uuid">The secret's UUID.</param>
/// <param name="UsageType">What it is for.</param>
/// <param name="UsageId">Which one of that type it is for; empty where there is none.</param>
public sealed record SecretValueChangedEvent(Guid Uuid, SecretUsageType UsageType, string UsageId) : HypervisorEvent;
