namespace Darts.Domain.Networks;

/// <summary>The ways in which a guest is joined to the world.</summary>
public enum NetworkKind
{
    /// <summary>The best that the host gives: a libvirt network that translates addresses, else user mode. For a machine: what the site says.</summary>
    Automatic,

    /// <summary>A network of libvirt's.</summary>
    Libvirt,

    /// <summary>A bridge of the host, so that guests are on the host's own network.</summary>
    Bridge,

    /// <summary>QEMU itself speaks for the guest. It needs nothing of the host, and hides nothing of it.</summary>
    User,

    /// <summary>No network card.</summary>
    None,
}
