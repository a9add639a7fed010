using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Sends a command to the QEMU guest agent (<c>virDomainQemuAgentCommand</c>).</summary>
    /// <param name="json">The command, made by a JSON writer and never by concatenation.</param>
    /// <param name="timeout">How long to wait for the agent; rounded up to whole seconds.</param>
    /// <returns>The agent's answer.</returns>
    public string AgentCommand(string json, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(json);
        return _handle.Check(Native.virDomainQemuAgentCommand(_handle, json, (int)Math.Ceiling(timeout.TotalSeconds), 0));
    }

    /// <summary>How often the balloon driver reports the guest's memory; zero turns it off (<c>virDomainSetMemoryStatsPeriod</c>).</summary>
    public void SetMemoryStatisticsPeriod(TimeSpan period, DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainSetMemoryStatsPeriod(_handle, (int)Math.Ceiling(period.TotalSeconds), (uint)flags));

    /// <summary>The guest's memory as host and balloon driver see it (<c>virDomainMemoryStats</c>); sizes are in KiB.</summary>
    public unsafe IReadOnlyDictionary<DomainMemoryStatTags, ulong> GetMemoryStatistics()
    {
        const int Room = 64;
        var values = stackalloc virDomainMemoryStatStruct[Room];
        var count = _handle.Check(Native.virDomainMemoryStats(_handle, values, Room, 0));
        var found = new Dictionary<DomainMemoryStatTags, ulong>(count);
        for (var i = 0; i < count; i++)
        {
            found[(DomainMemoryStatTags)values[i].tag] = values[i].val;
        }

        return found;
    }
}
