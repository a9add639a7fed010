using Darts.Domain.Hosts;
using Darts.Domain.Machines.Images;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines.Templates;

/// <summary>Finds out over what each disk of a template an overlay is laid, down to the last layer: nothing below is left to guesses.</summary>
internal sealed class TemplateDisks(IOptions<StorageOptions> storage)
{
    /// <summary>The most disks of a session that are written to.</summary>
    public const int Most = 8;

    private readonly ImageProbe _probe = new(storage.Value);

    /// <summary>Looks at the disks that the guest writes to. What it only reads, sessions read in common.</summary>
    /// <exception cref="UnusableImageException">There is none, or one over which no overlay can be laid.</exception>
    public (MasterImage Image, ValueList<TemplateDisk> Disks) Look(Connection connection, Libvirt.Domain domain, DomainXml document)
    {
        var found = document.Disks.Where(IsWritten).Select(d => (Disk: d, Image: Look(connection, domain, d))).ToList();
        if (found.Count is 0 or > Most)
            throw new UnusableImageException($"{domain.Name} has {found.Count} disks that its guest writes to; 1 to {Most} are needed");
        var disks = found.Select(f => new TemplateDisk(f.Disk.Target, f.Image.Layer, f.Image.CapacityBytes)).ToList();
        var all = found[0].Image with
        {
            CapacityBytes = (ulong)disks.Sum(d => d.MiB) << 20,
            States = [.. found.SelectMany(f => f.Image.States)],
        };
        return (all, [.. disks]);
    }

    private static bool IsWritten(DiskXml disk) => disk is { IsReadOnly: false, Device: null or "disk" or "lun" };

    private MasterImage Look(Connection connection, Libvirt.Domain domain, DiskXml disk)
    {
        var source = Resolve(connection, disk);
        Check(disk, source);
        var format = disk.Driver?.Format ?? "raw";
        try
        {
            if (source.Type == "block")
                return Plain(domain, disk, source);
            if (disk is not { Driver.Format: not null } || ImageSignature.OfLibvirtName(format) is not { } known)
                throw new UnusableImageException($"the disk {disk.Target} has the format {format}, over which no overlay can be laid; convert it to qcow2");
            return ImageProbe.FindAnywhere(connection, source.File!) is { } volume
                ? _probe.LookAnywhere(connection, volume, known)
                // Only what stands in the image itself could lead elsewhere, and a plain disk has nothing of that kind.
                : known == MachineFormat.Raw ? Plain(domain, disk, source) : throw new UnusableImageException(
                    $"the disk {source.File} lies in no active storage pool of libvirt, which alone can tell what it lies on; make one of its folder (virsh pool-create-as)");
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            throw new UnusableImageException($"the disk {disk.Target} cannot be looked at: {e.Message}");
        }
    }

    private static MasterImage Plain(Libvirt.Domain domain, DiskXml disk, DiskSourceXml source)
    {
        var (path, info) = (TemplateDisk.PathOf(source)!, domain.GetBlockInfo(disk.Target));
        return new MasterImage(path, "raw", info.Capacity)
        {
            IsDevice = source.Type == "block",
            States = [new ImageState(path, $"{info.Physical} {info.Allocation}")],
        };
    }

    private void Check(DiskXml disk, DiskSourceXml source)
    {
        var fault = (disk, source) switch
        {
            ({ Device: "lun" }, _) => "passes commands on to a device of the host",
            ({ IsShareable: true }, _) => "is shared by several domains, which an overlay would end; take <shareable/> out, or make it read-only",
            ({ Encryption: not null }, _) or (_, { Encryption: not null }) => "is encrypted",
            (_, { SliceOffset: not null } or { SliceSize: not null }) => "is a part of an image",
            (_, { Type: "file", File: not null } or { Type: "block", Device: not null }) => null,
            _ => $"is of the kind '{source.Type}'; only files, block devices and volumes of these kinds can lie below an overlay",
        };
        if (source.Type == "block" && (disk.Driver?.Format ?? "raw") != "raw")
            fault = "is a device with an image in it; only plain devices can lie below an overlay";
        if (fault is null && TemplateDisk.PathOf(source)!.StartsWith(storage.Value.OverlaysPath.TrimEnd('/') + "/", StringComparison.Ordinal))
            fault = "lies among the disks of sessions";
        if (fault is not null)
            throw new UnusableImageException($"the disk {disk.Target} {fault}");
    }

    /// <summary>Where the content is, with a volume's path in the place of its name.</summary>
    private static DiskSourceXml Resolve(Connection connection, DiskXml disk)
    {
        if (disk.Source is not { } source)
            throw new UnusableImageException($"the disk {disk.Target} is empty");
        if (source is not { Type: "volume", Pool: { } poolName, Volume: { } volumeName })
            return source;
        try
        {
            using var pool = connection.LookupStoragePool(poolName);
            using var volume = pool.LookupVolume(volumeName);
            return volume.GetInfo().Type == StorageVolumeType.Block
                ? new DiskSourceXml { Type = "block", Device = volume.Path }
                : DiskSourceXml.OfFile(volume.Path);
        }
        catch (Exception e) when (e is StoragePoolNotFoundException or StorageVolumeNotFoundException)
        {
            throw new UnusableImageException($"the disk {disk.Target} names the volume {volumeName} in the pool {poolName}, which is not there");
        }
    }
}
