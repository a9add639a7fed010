namespace Darts.Libvirt.Interop;

/// <summary>libvirt's UUIDs are sixteen bytes, the most significant first.</summary>
internal static unsafe class UuidBytes
{
    internal const int Length = 16;

    internal static Guid Read(byte* bytes) => new(new ReadOnlySpan<byte>(bytes, Length), bigEndian: true);

    internal static void Write(Guid uuid, byte* bytes) => uuid.TryWriteBytes(new Span<byte>(bytes, Length), bigEndian: true, out _);
}
