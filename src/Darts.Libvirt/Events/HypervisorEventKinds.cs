namespace Darts.Libvirt;

/// <summary>Kinds of events to subscribe to.</summary>
[Flags]
public enum HypervisorEventKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="DomainLifecycleEvent"/></summary>
    DomainLifecycle = 1,

    /// <summary><see cref="DomainRebootEvent"/></summary>
    DomainReboot = 2,

    /// <summary><see cref="DomainIoErrorEvent"/></summary>
    DomainIoError = 4,

    /// <summary><see cref="DomainAgentLifecycleEvent"/></summary>
    DomainAgentLifecycle = 8,

    /// <summary>Every kind.</summary>
    All = DomainLifecycle | DomainReboot | DomainIoError | DomainAgentLifecycle,
}
