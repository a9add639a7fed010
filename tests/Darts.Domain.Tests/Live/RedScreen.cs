using System.Buffers.Binary;
using System.IO.Compression;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Tells by its screen that a guest has run the blank machine's boot sector, which it can only have from its disk.</summary>
internal static class RedScreen
{
    private const int PngSignatureLength = 8;

    /// <summary>Waits until the guest has painted its screen, and fails when it does not.</summary>
    public static Task AwaitAsync(Site site, Session session) => Eventually.TrueAsync(
        () =>
        {
            using var domain = site.Connection.LookupDomain(session.Id);
            return FirstPixelIsRed(domain.TakeScreenshot().Content);
        },
        $"the guest of {session.Name} has painted its screen");

    private static bool FirstPixelIsRed(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = PngSignatureLength; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(png, at + 8, length);
            at += 12 + length;
        }

        packed.Position = 0;
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        // The kind of filter, which changes nothing of the first pixel, and that pixel.
        Span<byte> first = stackalloc byte[4];
        pixels.ReadExactly(first);
        return first is [_, > 100, < 30, < 30];
    }
}
