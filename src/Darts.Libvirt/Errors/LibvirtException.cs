namespace Darts.Libvirt;

/// <summary>A libvirt call failed.</summary>
public class LibvirtException : Exception
{
    /// <summary>Wraps what libvirt reported.</summary>
    public LibvirtException(LibvirtError error, Exception? inner = null)
        : base($"{error.Function}: {error.Code} from {error.Domain}: {error.Message}", inner) => Error = error;

    /// <summary>All that libvirt reported.</summary>
    public LibvirtError Error { get; }

    /// <summary>The libvirt function that failed.</summary>
    public string Function => Error.Function;

    /// <summary>What went wrong.</summary>
    public ErrorCode Code => Error.Code;

    /// <summary>The part of libvirt that raised it.</summary>
    public ErrorDomain Domain => Error.Domain;

    /// <summary>How serious it is.</summary>
    public ErrorLevel Level => Error.Level;

    /// <summary>The connection is gone for good; its objects never recover, a new connection is needed.</summary>
    public virtual bool IsConnectionLost => false;

    /// <summary>The same call may well succeed a little later.</summary>
    public bool IsTransient => IsConnectionLost || Code is ErrorCode.OperationTimeout or ErrorCode.ResourceBusy
        or ErrorCode.AgentUnresponsive or ErrorCode.AgentUnsynced;
}
