using System.Buffers.Binary;
using System.Text;
using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Scripts;

/// <summary>
/// The texts and outputs of a session's boot scripts: a volume of mode 0600 beside its overlay, which goes with the session. Only so does a
/// portal that is started anew know exactly what has yet to run, and only so does no text stand where everybody on the host may look.
/// </summary>
internal sealed class ScriptVolume(HypervisorHost host, StoragePools pools, StepLog steps)
{
    /// <summary>The most bytes of a script's output that are kept: its end.</summary>
    public const int MostOutput = 16 * 1024;

    /// <summary>Each script has half a slot for its text and half for its output; the file is sparse, and what is not written takes no room.</summary>
    private const uint HalfSlot = 256 * 1024;

    private const ulong Size = 2UL * HalfSlot * ScriptOptions.MostScripts;

    /// <summary>Makes the volume with the scripts' texts.</summary>
    public void Create(Connection connection, string sessionName, IReadOnlyList<string> texts)
    {
        var xml = new StorageVolumeXml
        {
            Name = SessionNaming.ScriptsName(sessionName),
            Format = "raw",
            CapacityBytes = Size,
            AllocationBytes = 0,
        };
        using var volume = pools.CreateInOverlays(connection, xml);
        steps.Done("volume for scripts made", sessionName);
        for (var i = 0; i < texts.Count; i++)
            Write(volume, TextAt(i), Encoding.UTF8.GetBytes(texts[i]));
        steps.Done("scripts written", sessionName);
    }

    /// <summary>The text of one script.</summary>
    public async Task<string> ReadTextAsync(string sessionName, int index, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await ReadAsync(sessionName, TextAt(index), cancellationToken).ConfigureAwait(false));

    /// <summary>The output of one script, as it came from the guest: no byte of it is to be trusted. Empty before it was written.</summary>
    public Task<byte[]> ReadOutputAsync(string sessionName, int index, CancellationToken cancellationToken) =>
        ReadAsync(sessionName, OutputAt(index), cancellationToken);

    /// <summary>Keeps the output of one script.</summary>
    public Task WriteOutputAsync(string sessionName, int index, byte[] output, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            using var volume = Find(connection, sessionName);
            Write(volume, OutputAt(index), output);
        },
        cancellationToken);

    private Task<byte[]> ReadAsync(string sessionName, ulong offset, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            using var volume = Find(connection, sessionName);
            using var half = new MemoryStream();
            volume.Download(half, offset, HalfSlot);
            var bytes = half.GetBuffer().AsSpan(0, (int)half.Length);
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            return length >= 0 && length <= bytes.Length - sizeof(int) ? bytes.Slice(sizeof(int), length).ToArray() : [];
        },
        cancellationToken);

    private StorageVolume Find(Connection connection, string sessionName)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        return pool.LookupVolume(SessionNaming.ScriptsName(sessionName));
    }

    private static void Write(StorageVolume volume, ulong offset, ReadOnlySpan<byte> content)
    {
        var slot = new byte[sizeof(int) + content.Length];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slot.Length, (int)HalfSlot);
        BinaryPrimitives.WriteInt32LittleEndian(slot, content.Length);
        content.CopyTo(slot.AsSpan(sizeof(int)));
        using var stream = new MemoryStream(slot, writable: false);
        volume.Upload(stream, offset, (ulong)slot.Length);
    }

    private static ulong TextAt(int index) => 2UL * HalfSlot * (uint)index;

    private static ulong OutputAt(int index) => TextAt(index) + HalfSlot;
}
