using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Images;

/// <summary>
/// Looks into images through libvirt, down to the last layer of their chains. Nothing is believed of an image but its own first bytes,
/// and no layer is used that does not lie in a pool which the site allows, whatever the image above it says.
/// </summary>
internal sealed class ImageProbe(StorageOptions options)
{
    private const int DeepestChain = 16;

    /// <summary>Whether machines may be made from the volumes of a pool.</summary>
    public bool Allows(string pool) => pool == options.MachinesPool || options.ImagePools.Contains(pool);

    /// <summary>Looks at a volume.</summary>
    /// <param name="connection">The host.</param>
    /// <param name="source">The volume.</param>
    /// <param name="format">The format that it must have.</param>
    /// <param name="mayLieOnOthers">Whether it may have a backing file.</param>
    /// <exception cref="UnusableImageException">It may not or cannot be used.</exception>
    public MasterImage Look(Connection connection, VolumeReference source, MachineFormat format, bool mayLieOnOthers) =>
        Look(connection, source, format, mayLieOnOthers ? DeepestChain : 0, anywhere: false);

    /// <summary>Looks at a volume of any pool, for an administrator gave it to a domain of their own, and all that is below it with it.</summary>
    /// <exception cref="UnusableImageException">It cannot be used.</exception>
    public MasterImage LookAnywhere(Connection connection, VolumeReference source, MachineFormat format) =>
        Look(connection, source, format, DeepestChain, anywhere: true);

    /// <summary>The volume of any pool that has this path; null when there is none.</summary>
    public static VolumeReference? FindAnywhere(Connection connection, string path)
    {
        try
        {
            using var volume = connection.LookupStorageVolumeByPath(path);
            using var pool = volume.GetPool();
            return new VolumeReference { Pool = pool.Name, Name = volume.Name };
        }
        catch (StorageVolumeNotFoundException)
        {
            return null;
        }
    }

    private MasterImage Look(Connection connection, VolumeReference source, MachineFormat format, int depthLeft, bool anywhere)
    {
        if (!anywhere && !Allows(source.Pool))
            throw new UnusableImageException($"the pool {source.Pool} is not among those that machines may be made from; add it to Darts:Storage:ImagePools");
        try
        {
            using var pool = connection.LookupStoragePool(source.Pool);
            using var volume = pool.LookupVolume(source.Name);
            if (volume.GetInfo().Type != StorageVolumeType.File)
                throw new UnusableImageException($"{source.Name} is not a file");
            var size = volume.GetInfo(StorageVolumeInfoFlags.GetPhysical).AllocationBytes;
            var header = ReadHeader(volume, size, format);
            var capacity = header.CapacityBytes ?? size;
            if (capacity < 512)
                throw new UnusableImageException($"{source.Name} is empty");
            var below = header.BackingFile is null ? null : LookBelow(connection, source, volume.Path, header, depthLeft, anywhere);
            var state = new ImageState(volume.Path, string.Create(CultureInfo.InvariantCulture, $"{size} {StorageVolumeXml.Parse(volume.GetXml()).ModifiedAt?.UtcTicks}"));
            return new MasterImage(volume.Path, ImageSignature.LibvirtNameOf(format), capacity, below?.Layer) { States = [state, .. below?.States ?? []] };
        }
        catch (FormatException e)
        {
            throw new UnusableImageException($"{source.Name} cannot be used: {e.Message}");
        }
        catch (StoragePoolNotFoundException)
        {
            throw new UnusableImageException($"there is no pool {source.Pool}");
        }
        catch (StorageVolumeNotFoundException)
        {
            throw new UnusableImageException($"there is no readable file {source.Name} in the pool {source.Pool}");
        }
    }

    private MasterImage LookBelow(Connection connection, VolumeReference above, string pathAbove, ImageHeader header, int depthLeft, bool anywhere)
    {
        if (depthLeft == 0)
            throw new UnusableImageException($"{above.Name} lies on another image ({header.BackingFile}); give one that stands alone, or whose chain is shorter");
        var path = BackingPath.Resolve(header.BackingFile!, pathAbove)
            ?? throw new UnusableImageException($"{above.Name} names as its backing file what is no path on the host: {header.BackingFile}");
        var format = header.BackingFormat switch
        {
            "qcow2" => MachineFormat.Qcow2,
            "raw" => MachineFormat.Raw,
            null => throw new UnusableImageException($"{above.Name} does not say which format its backing file has; write it in with qemu-img rebase -u -F"),
            var other => throw new UnusableImageException($"{above.Name} lies on an image of format {other}; only qcow2 and raw may lie below"),
        };
        var source = (anywhere ? FindAnywhere(connection, path) : Find(connection, path))
            ?? throw new UnusableImageException($"the backing file {path} of {above.Name} does not lie in a pool that machines may be made from");
        return Look(connection, source, format, depthLeft - 1, anywhere);
    }

    private VolumeReference? Find(Connection connection, string path)
    {
        var (directory, name) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        foreach (var allowed in options.ImagePools.Prepend(options.MachinesPool))
        {
            try
            {
                using var pool = connection.LookupStoragePool(allowed);
                if (name.Length > 0 && StoragePoolXml.Parse(pool.GetXml()).TargetPath?.TrimEnd('/') == directory)
                    return new VolumeReference { Pool = allowed, Name = name };
            }
            catch (StoragePoolNotFoundException)
            {
                // The site names it, but libvirt does not have it (yet): nothing lies in it.
            }
        }

        return null;
    }

    private static ImageHeader ReadHeader(StorageVolume volume, ulong size, MachineFormat format)
    {
        var start = Read(volume, 0, Math.Min(size, ImageHeader.ProbeLength));
        var tail = size > ImageHeader.TailLength ? Read(volume, size - ImageHeader.TailLength, ImageHeader.TailLength) : [];
        return ImageHeader.Read(format, start, tail);
    }

    private static byte[] Read(StorageVolume volume, ulong offset, ulong length)
    {
        if (length == 0)
            return [];
        using var content = new MemoryStream((int)length);
        volume.Download(content, offset, length);
        return content.ToArray();
    }
}
