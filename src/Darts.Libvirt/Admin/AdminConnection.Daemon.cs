using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed unsafe partial class AdminConnection
{
    /// <summary>What the daemon logs of which part, such as <c>1:util.object 3:remote</c> (<c>virAdmConnectGetLoggingFilters</c>).</summary>
    public string GetLoggingFilters()
    {
        byte* filters = null;
        _handle.Check(Native.virAdmConnectGetLoggingFilters(_handle, &filters, 0));
        return Take(filters);
    }

    /// <summary>Where the daemon logs to, such as <c>3:stderr</c> (<c>virAdmConnectGetLoggingOutputs</c>).</summary>
    public string GetLoggingOutputs()
    {
        byte* outputs = null;
        _handle.Check(Native.virAdmConnectGetLoggingOutputs(_handle, &outputs, 0));
        return Take(outputs);
    }

    /// <summary>Replaces the filters until the daemon ends (<c>virAdmConnectSetLoggingFilters</c>).</summary>
    /// <param name="filters">The filters, with spaces between; null or empty for none.</param>
    /// <exception cref="LibvirtException">They are malformed.</exception>
    public void SetLoggingFilters(string? filters) => _handle.Check(Native.virAdmConnectSetLoggingFilters(_handle, filters, 0));

    /// <summary>Replaces the outputs until the daemon ends (<c>virAdmConnectSetLoggingOutputs</c>).</summary>
    /// <param name="outputs">The outputs, with spaces between; null or empty for the daemon's default.</param>
    /// <exception cref="LibvirtException">They are malformed.</exception>
    public void SetLoggingOutputs(string? outputs) => _handle.Check(Native.virAdmConnectSetLoggingOutputs(_handle, outputs, 0));

    /// <summary>Has the daemon end by itself after a time without clients and work (<c>virAdmConnectSetDaemonTimeout</c>).</summary>
    /// <param name="timeout">The time, in whole seconds; zero for never.</param>
    public void SetDaemonTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        _handle.Check(Native.virAdmConnectSetDaemonTimeout(_handle, checked((uint)timeout.TotalSeconds), 0));
    }

    private static string Take(byte* text)
    {
        try
        {
            return OwnedString.ConvertToManaged(text) ?? "";
        }
        finally
        {
            OwnedString.Free(text);
        }
    }
}
