namespace Darts.Libvirt;

/// <summary>The caller may not do that: no permission, a read-only connection, or failed authentication.</summary>
public sealed class AccessDeniedException : LibvirtException
{
    /// <summary>Wraps what libvirt reported.</summary>
    public AccessDeniedException(LibvirtError error)
        : base(error)
    {
    }
}
