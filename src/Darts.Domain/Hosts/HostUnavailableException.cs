namespace Darts.Domain.Hosts;

/// <summary>The hypervisor host does not answer, or not in time. The message is fit for users; the inner exception is for the log.</summary>
public sealed class HostUnavailableException : Exception
{
    /// <summary>Makes the exception with its usual message.</summary>
    public HostUnavailableException()
        : this("The hypervisor does not answer at the moment. Running desktops go on; try again in a minute.")
    {
    }

    /// <summary>Makes the exception with a message for users.</summary>
    public HostUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message for users and the cause for the log.</summary>
    public HostUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
