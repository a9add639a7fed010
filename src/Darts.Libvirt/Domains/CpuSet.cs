using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Darts.Libvirt;

/// <summary>A set of processors by number, of any width: libvirt's CPU map, and its text form such as <c>0-3,8</c>. The default is empty.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A set of processors is what the trade calls it.")]
public readonly partial struct CpuSet : IReadOnlyCollection<int>, IEquatable<CpuSet>, IEqualityOperators<CpuSet, CpuSet, bool>
{
    /// <summary>The highest number that a processor may have; guards against a slip of the pen that would cost gigabytes.</summary>
    public const int MaximumCpu = (1 << 20) - 1;

    private const int BitsAByte = 8;

    // Without zero bytes at the end, so that equal sets have equal maps.
    private readonly byte[]? _map;

    /// <summary>The processors of these numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or above <see cref="MaximumCpu"/>.</exception>
    public CpuSet(params IEnumerable<int> cpus)
    {
        ArgumentNullException.ThrowIfNull(cpus);
        var map = new List<byte>();
        foreach (var cpu in cpus)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(cpu, nameof(cpus));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(cpu, MaximumCpu, nameof(cpus));
            while (map.Count <= cpu / BitsAByte)
            {
                map.Add(0);
            }

            map[cpu / BitsAByte] |= (byte)(1 << (cpu % BitsAByte));
        }

        _map = [.. map];
    }

    internal CpuSet(ReadOnlySpan<byte> map) => _map = map.TrimEnd((byte)0).ToArray();

    /// <summary>How many processors are in the set.</summary>
    public int Count => Map.Sum(b => BitOperations.PopCount(b));

    /// <summary>The map as libvirt reads it, at least one byte long: processor 0 is the lowest bit of the first byte.</summary>
    internal byte[] ToMap() => Map.Length > 0 ? Map : [0];

    private byte[] Map => _map ?? [];

    /// <summary>The processors from the first to the last, both included.</summary>
    public static CpuSet Range(int first, int last) => new(Enumerable.Range(first, last - first + 1));

    /// <summary>Whether the processor of that number is in the set.</summary>
    public bool Contains(int cpu) => cpu >= 0 && cpu / BitsAByte < Map.Length && (Map[cpu / BitsAByte] >> (cpu % BitsAByte) & 1) == 1;

    /// <summary>The numbers, ascending.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (var cpu = 0; cpu < Map.Length * BitsAByte; cpu++)
        {
            if (Contains(cpu))
            {
                yield return cpu;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(CpuSet other) => Map.AsSpan().SequenceEqual(other.Map);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CpuSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Map);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public static bool operator ==(CpuSet left, CpuSet right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(CpuSet left, CpuSet right) => !left.Equals(right);
}
