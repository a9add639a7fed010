using System.Buffers.Binary;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Images;

namespace Darts.Domain.Tests.Machines.Images;

public sealed class ImageHeaderTests
{
    [Fact]
    public void A_qcow2_header_tells_its_capacity_and_what_it_lies_on()
    {
        foreach (var version in new[] { 2U, 3U })
        {
            var header = Read(MachineFormat.Qcow2, Qcow2.Header(version, 5 << 20, backingFile: "base.img", backingFormat: "raw"));
            Assert.Equal(5UL << 20, header.CapacityBytes);
            Assert.Equal("base.img", header.BackingFile);
            Assert.Equal("raw", header.BackingFormat);
        }

        Assert.Null(Read(MachineFormat.Qcow2, Qcow2.Header()).BackingFile);
    }

    [Fact]
    public void A_qcow2_image_with_its_data_in_another_file_is_refused() =>
        Refused(MachineFormat.Qcow2, Qcow2.Header(features: 4), "another file");

    [Fact]
    public void Damaged_encrypted_and_impossible_qcow2_headers_are_refused()
    {
        Refused(MachineFormat.Qcow2, Qcow2.Header(version: 1), "version 1");
        Refused(MachineFormat.Qcow2, Qcow2.Header(features: 2), "damaged");
        Refused(MachineFormat.Qcow2, Qcow2.Header(encryption: 2), "encrypted");
        Refused(MachineFormat.Qcow2, Qcow2.Header(capacity: 0), "0 bytes");
        Refused(MachineFormat.Qcow2, Qcow2.Header(capacity: ulong.MaxValue), "bytes");
        Refused(MachineFormat.Qcow2, Qcow2.Header(backingFile: "x", backingNameLength: uint.MaxValue), "lies where it cannot");
        Refused(MachineFormat.Qcow2, Qcow2.Header(backingFile: "x", backingFormat: "raw", extensionLength: uint.MaxValue), "damaged");
        Refused(MachineFormat.Qcow2, Qcow2.Header().AsSpan(0, 80), "cut off");
    }

    [Theory]
    [InlineData(MachineFormat.Raw)]
    [InlineData(MachineFormat.Iso)]
    [InlineData(MachineFormat.Vmdk)]
    [InlineData(MachineFormat.Vhd)]
    [InlineData(MachineFormat.Vhdx)]
    public void An_image_of_another_format_than_the_catalogue_says_is_refused(MachineFormat format) =>
        Refused(format, Qcow2.Header(), "is qcow2");

    [Fact]
    public void What_has_no_mark_is_no_image_but_a_raw_one()
    {
        foreach (var format in Enum.GetValues<MachineFormat>().Where(f => f != MachineFormat.Raw))
            Refused(format, new byte[64 * 1024], "mark");
        Assert.Null(Read(MachineFormat.Raw, new byte[64 * 1024]).CapacityBytes);
    }

    [Fact]
    public void A_vmdk_descriptor_that_names_other_files_is_refused() => Refused(
        MachineFormat.Vmdk,
        "# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType=\"monolithicFlat\"\nRW 8 FLAT \"/etc/shadow\" 0\n"u8,
        "any file");

    [Fact]
    public void A_vmdk_without_a_capacity_or_with_a_parent_is_refused()
    {
        var vmdk = new byte[64 * 1024];
        "KDMV"u8.CopyTo(vmdk);
        Refused(MachineFormat.Vmdk, vmdk, "no capacity");
        BinaryPrimitives.WriteUInt64LittleEndian(vmdk.AsSpan(12), 2048);
        Assert.Equal(1UL << 20, Read(MachineFormat.Vmdk, vmdk).CapacityBytes);
        "parentFileNameHint=\"/etc/shadow\""u8.CopyTo(vmdk.AsSpan(0x2000));
        Refused(MachineFormat.Vmdk, vmdk, "lies on another");
    }

    [Fact]
    public void Images_that_lie_on_another_are_refused_where_the_format_gives_no_way_to_say_which_safely()
    {
        var qed = new byte[4096];
        "QED\0"u8.CopyTo(qed);
        qed[16] = 1;
        qed[48] = 0xFF;
        Refused(MachineFormat.Qed, qed, "lies on another");

        var vdi = new byte[4096];
        BinaryPrimitives.WriteUInt32LittleEndian(vdi.AsSpan(0x40), 0xBEDA107F);
        vdi[0x4C] = 4;
        Refused(MachineFormat.Vdi, vdi, "lies on another");

        var vhd = new byte[4096];
        "conectix"u8.CopyTo(vhd);
        vhd[63] = 4;
        Refused(MachineFormat.Vhd, vhd, "lies on another");
    }

    [Fact]
    public void No_bytes_whatever_make_the_reader_stumble()
    {
        var random = new Random(1);
        var marks = new[] { Qcow2.Header(backingFile: "a", backingFormat: "raw"), [.. "KDMV"u8], [.. "QED\0"u8], [.. "conectix"u8], [.. "vhdxfile"u8] };
        for (var i = 0; i < 20_000; i++)
        {
            var mark = marks[i % marks.Length];
            var bytes = new byte[random.Next(600)];
            mark.AsSpan(0, Math.Min(mark.Length, bytes.Length)).CopyTo(bytes);
            for (var n = 0; n < 8 && bytes.Length > 0; n++)
                bytes[random.Next(Math.Min(bytes.Length, 128))] = (byte)random.Next(256);
            foreach (var format in Enum.GetValues<MachineFormat>())
            {
                try
                {
                    Read(format, bytes);
                }
                catch (FormatException)
                {
                    // That is its way to say no.
                }
            }
        }
    }

    private static ImageHeader Read(MachineFormat format, ReadOnlySpan<byte> start) => ImageHeader.Read(format, start, []);

    private static void Refused(MachineFormat format, ReadOnlySpan<byte> start, string reason)
    {
        var bytes = start.ToArray();
        var e = Assert.Throws<FormatException>(() => Read(format, bytes));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }
}
