namespace Darts.Libvirt;

/// <summary>What a viewer proved of itself (<c>virDomainEventGraphicsSubjectIdentity</c>).</summary>
/// <param name="Type">What the name is, such as <c>x509dname</c> or <c>saslUsername</c>.</param>
/// <param name="Name">The name.</param>
public sealed record GraphicsIdentity(string Type, string Name);
