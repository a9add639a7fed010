namespace Darts.Libvirt;

/// <summary>
/// A call was not done by its deadline. Only the waiting has ended: libvirt has no way to take a call back, so it may still
/// succeed or fail later.
/// </summary>
public sealed class LibvirtTimeoutException : TimeoutException
{
    internal LibvirtTimeoutException(string call, TimeSpan deadline)
        : base($"libvirt did not answer within {deadline.TotalSeconds:0.###} s: {call}") => Call = call;

    /// <summary>The call, as its source text.</summary>
    public string Call { get; }
}
