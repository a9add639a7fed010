using System.Buffers.Binary;
using System.IO.Compression;

namespace Darts.Domain.Tests.Live;

/// <summary>The picture on a guest's screen, read from the PNG that QEMU makes of it: 24 bits a pixel, no interlacing.</summary>
internal sealed class Screen
{
    private const int PngSignatureLength = 8;
    private const int BytesPerPixel = 3;

    private readonly byte[] _pixels;

    private Screen(int width, int height, byte[] pixels) => (Width, Height, _pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    public static Screen Of(Libvirt.Domain domain) => Read(domain.TakeScreenshot().Content);

    /// <summary>Whether the first pixel is red.</summary>
    public bool BeginsRed => _pixels is [> 100, < 30, < 30, ..];

    /// <summary>The part of a rectangle's pixels that are nearly white.</summary>
    public double Whiteness(int left, int top, int width, int height)
    {
        var white = 0;
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
                white += _pixels.AsSpan(((y * Width) + x) * BytesPerPixel, BytesPerPixel).ContainsAnyExceptInRange((byte)240, (byte)255) ? 0 : 1;
        }

        return (double)white / (width * height);
    }

    private static Screen Read(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        using var packed = new MemoryStream();
        for (var at = PngSignatureLength; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(png, at + 8, length);
            at += 12 + length;
        }

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        var stride = width * BytesPerPixel;
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            lines.ReadExactly(pixels, y * stride, stride);
            Unfilter(filter, pixels.AsSpan(y * stride, stride), y == 0 ? new byte[stride] : pixels.AsSpan((y - 1) * stride, stride));
        }

        return new Screen(width, height, pixels);
    }

    private static void Unfilter(int filter, Span<byte> line, ReadOnlySpan<byte> above)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var left = i < BytesPerPixel ? 0 : line[i - BytesPerPixel];
            line[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], i < BytesPerPixel ? 0 : above[i - BytesPerPixel]),
                _ => throw new InvalidDataException($"A PNG has no filter {filter}."),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
