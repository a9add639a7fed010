using Darts.Libvirt;

namespace Darts.Domain.Hosts;

/// <summary>How busy the host's processors are. A load average would lag by minutes both ways, and counts what waits for a disk.</summary>
internal sealed class HostLoad(HypervisorHost host, TimeProvider time)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset At, TimeSpan Busy, TimeSpan Idle)> _samples = [];

    /// <summary>The busy part of the last minute's processor time, from 0 to 1; null while that is not known.</summary>
    public double? Busy
    {
        get
        {
            lock (_lock)
            {
                if (_samples.Count < 2)
                    return null;
                var (first, last) = (_samples.Peek(), _samples.Last());
                var (busy, idle) = (last.Busy - first.Busy, last.Idle - first.Idle);
                return busy + idle > TimeSpan.Zero ? busy / (busy + idle) : null;
            }
        }
    }

    /// <summary>Asks the host; called every few seconds.</summary>
    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        var cpu = await host.QueryAsync(Read, cancellationToken).ConfigureAwait(false);
        if (cpu is not { Idle: { } idle })
            return;
        var busy = (cpu.Kernel ?? TimeSpan.Zero) + (cpu.User ?? TimeSpan.Zero);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _samples.Enqueue((now, busy, idle + (cpu.IoWait ?? TimeSpan.Zero)));
            while (_samples.Count > 2 && _samples.Peek().At < now - s_window)
                _samples.Dequeue();
        }
    }

    private static NodeCpuTime? Read(Connection connection)
    {
        try
        {
            return connection.GetCpuStatistics();
        }
        catch (LibvirtException e) when (e.Code == ErrorCode.NoSupport)
        {
            return null;
        }
    }
}
