using System.Runtime.InteropServices;

namespace Darts.Libvirt;

/// <summary>
/// The one thread of this process that runs libvirt's event loop, for file descriptors and timers of one's own. Every connection lives
/// on it: a handler that waits stops the events and the keepalive of all.
/// </summary>
public static class LibvirtEventLoop
{
    /// <summary>A handler threw. Called on the loop's thread; what this throws itself is dropped.</summary>
    public static event Action<Exception>? HandlerFailed;

    /// <summary>Calls back whenever a file descriptor is ready (<c>virEventAddHandle</c>), until the result is disposed of.</summary>
    /// <param name="descriptor">The descriptor; it is kept open as long as it is watched.</param>
    /// <param name="events">What to wait for. Errors and hang-ups are always told.</param>
    /// <param name="handler">Called with what is the case, again and again as long as that is so.</param>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static DescriptorWatch Watch(SafeHandle descriptor, EventHandleType events, Action<EventHandleType> handler)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(handler);
        EventLoop.Start();
        return new DescriptorWatch(descriptor, events, handler);
    }

    /// <summary>Calls back again and again (<c>virEventAddTimeout</c>), until the result is disposed of.</summary>
    /// <param name="interval">The time between calls, in whole milliseconds; <see cref="Timeout.InfiniteTimeSpan"/> for none yet.</param>
    /// <param name="handler">What to call.</param>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static LoopTimer StartTimer(TimeSpan interval, Action handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        EventLoop.Start();
        return new LoopTimer(interval, handler);
    }

    internal static void Report(Exception failure)
    {
        try
        {
            HandlerFailed?.Invoke(failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // There is nobody left to tell, and libvirt is the caller.
        }
    }
}
