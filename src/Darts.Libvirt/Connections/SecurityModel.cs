namespace Darts.Libvirt;

/// <summary>How a host keeps guests apart (<c>virNodeGetSecurityModel</c>).</summary>
/// <param name="Name">Such as <c>apparmor</c> or <c>selinux</c>.</param>
/// <param name="DomainOfInterpretation">What the labels mean, such as <c>0</c>.</param>
public sealed record SecurityModel(string Name, string DomainOfInterpretation);
