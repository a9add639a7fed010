using System.Security.Cryptography;
using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Streams;

public sealed class TransferTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private const int Mebi = 1 << 20;

    [Fact]
    public void Content_goes_up_and_comes_down_whole()
    {
        using var volume = NewVolume();
        var content = RandomNumberGenerator.GetBytes(3 * Mebi);
        volume.Upload(new MemoryStream(content), Mebi, 3 * Mebi);

        var down = new MemoryStream();
        volume.Download(down, Mebi, 3 * Mebi);

        Assert.Equal(content, down.ToArray());
    }

    [Fact]
    public void Content_is_written_and_read_as_a_stream()
    {
        using var volume = NewVolume();
        var content = RandomNumberGenerator.GetBytes(3 * Mebi);
        using (var writing = volume.OpenWrite(0, 3 * Mebi))
        {
            Assert.False(writing.CanRead);
            Assert.Throws<NotSupportedException>(() => writing.ReadByte());
            new MemoryStream(content).CopyTo(writing);
            writing.Finish();
        }

        using var reading = volume.OpenRead(0, 3 * Mebi);
        var down = new MemoryStream();
        reading.CopyTo(down);

        Assert.Equal(content, down.ToArray());
        Assert.Equal(0, reading.Read(new byte[1]));
        reading.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reading.ReadByte());
    }

    [Fact]
    public void A_stream_left_in_the_middle_is_aborted_and_the_connection_goes_on()
    {
        using var volume = NewVolume();
        for (var i = 0; i < 20; i++)
        {
            using var reading = volume.OpenRead();
            Assert.True(reading.Read(new byte[1000]) > 0);
            using var writing = volume.OpenWrite(0, 4 * Mebi);
            writing.Write(new byte[1000]);
        }

        Assert.Equal(8UL * Mebi, volume.GetInfo().CapacityBytes);
    }

    [Fact]
    public void Holes_travel_as_holes()
    {
        using var volume = NewVolume();
        var content = new byte[8 * Mebi];
        RandomNumberGenerator.Fill(content.AsSpan(2 * Mebi, 100_000));
        RandomNumberGenerator.Fill(content.AsSpan((7 * Mebi) + 17, 1000));

        volume.UploadSparse(new MemoryStream(content), 0, 8 * Mebi);

        Assert.InRange(volume.GetInfo().AllocationBytes, 1UL, 1UL * Mebi);
        var down = new MemoryStream();
        volume.DownloadSparse(down);
        Assert.Equal(content, down.ToArray());

        // Onto other content, which must not shine through.
        var over = new MemoryStream(Enumerable.Repeat((byte)1, 8 * Mebi).ToArray());
        volume.DownloadSparse(over);
        Assert.Equal(content, over.ToArray());
    }

    [Fact]
    public void Holes_are_seen_and_made_one_by_one()
    {
        using var volume = NewVolume();
        using (var writing = volume.OpenWrite(0, 8 * Mebi, StorageVolumeUploadFlags.SparseStream))
        {
            writing.WriteHole(2 * Mebi);
            writing.Write(Enumerable.Repeat((byte)7, Mebi).ToArray());
            writing.WriteHole(5 * Mebi);
            writing.Finish();
        }

        var sections = new List<(bool Data, long Length)>();
        using var reading = volume.OpenRead(flags: StorageVolumeDownloadFlags.SparseStream);
        var buffer = new byte[100_000];
        while (true)
        {
            var count = reading.ReadSection(buffer, out var hole);
            if (count == 0 && hole == 0)
                break;
            Assert.All(buffer.Take(count), b => Assert.Equal(7, b));
            var last = sections.LastOrDefault();
            if (sections.Count > 0 && last.Data == count > 0)
                sections[^1] = (last.Data, last.Length + count + hole);
            else
                sections.Add((count > 0, count + hole));
        }

        Assert.Equal([(false, 2L * Mebi), (true, 1L * Mebi), (false, 5L * Mebi)], sections);
    }

    [Fact]
    public void A_source_that_fails_or_ends_early_aborts_the_transfer_with_its_own_error()
    {
        using var volume = NewVolume();

        Assert.Throws<EndOfStreamException>(() => volume.Upload(new MemoryStream(new byte[Mebi]), 0, 2 * Mebi));
        Assert.Throws<EndOfStreamException>(() => volume.UploadSparse(new MemoryStream(new byte[Mebi]), 0, 2 * Mebi));
        Assert.Throws<NotSupportedException>(() => volume.Download(new MemoryStream([], writable: false)));
        Assert.Throws<NotSupportedException>(() => volume.DownloadSparse(new MemoryStream(new byte[5], writable: false)));

        var down = new MemoryStream();
        volume.Download(down);
        Assert.Equal(8 * Mebi, down.Length);
    }

    [Fact]
    public void What_the_host_cannot_read_or_write_is_an_error()
    {
        using var volume = NewVolume();
        Assert.Throws<LibvirtException>(() => volume.OpenWrite(0, 1, (StorageVolumeUploadFlags)0x80));
        using (var plain = volume.OpenWrite(0, Mebi))
        {
            Assert.Throws<OperationInvalidException>(() =>
            {
                plain.WriteHole(1000);
                plain.Finish();
            });
        }

        // One that nothing was written to: after an upload libvirt reads the pool anew in the background, and might miss the file first.
        using var untouched = NewVolume();
        File.Delete(untouched.Path);
        Assert.Throws<LibvirtException>(() => untouched.OpenRead());
    }

    [Fact]
    public void A_picture_is_read_as_it_comes()
    {
        using var host = new FakeHost();
        using var domain = host.Connection.LookupDomain("test");
        using var stream = domain.OpenScreenshot(0, out var mediaType);
        var picture = new MemoryStream();
        stream.CopyTo(picture);

        var whole = domain.TakeScreenshot();
        Assert.Equal(whole.MediaType, mediaType);
        Assert.Equal(whole.Content, picture.ToArray());
        Assert.Throws<InvalidDataException>(() => domain.TakeScreenshot(0, 100));
    }

    private StorageVolume NewVolume()
    {
        var name = $"v{Guid.NewGuid():N}";
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Daemon.Directory, name)).FullName;
        using var pool = fixture.Connection.DefineStoragePool($"<pool type='dir'><name>{name}</name><target><path>{folder}</path></target></pool>");
        pool.Start();
        return pool.CreateVolume($"<volume><name>{name}</name><capacity unit='MiB'>8</capacity><allocation>0</allocation></volume>");
    }
}
