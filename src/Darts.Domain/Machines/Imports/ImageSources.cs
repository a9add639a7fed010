using Darts.Domain.Hosts;
using Darts.Domain.Machines.Downloads;
using Darts.Domain.Machines.Images;
using Darts.Domain.Machines.Templates;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines.Imports;

/// <summary>Finds the image that an entry of the catalogue means, wherever it comes from.</summary>
internal sealed class ImageSources(
    HypervisorHost host, ImportedVolumes volumes, TemplateReader templates, StepLog steps, IOptions<StorageOptions> storage, IOptions<ImportOptions> imports, TimeProvider time)
{
    private readonly ImageProbe _probe = new(storage.Value);

    public ImageFinding Find(Connection connection, MachineDefinition definition)
    {
        var keeps = new List<string>();
        try
        {
            return WithDrivers(connection, definition, Find(connection, definition, keeps)) with { Keeps = keeps };
        }
        catch (UnusableImageException e)
        {
            return new ImageFinding { Reason = e.Message, Keeps = keeps };
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            return new ImageFinding { Reason = e.Message, Keeps = keeps };
        }
    }

    private ImageFinding Find(Connection connection, MachineDefinition definition, List<string> keeps)
    {
        if (definition.Template is not null)
            return new ImageFinding { Image = templates.Read(connection, definition) };

        var source = definition.Volume ?? new VolumeReference { Pool = volumes.Pool, Name = definition.Image ?? "" };
        if (definition.Url is not null)
        {
            keeps.Add(ImportNaming.DownloadPrefix(definition));
            if (volumes.FindComplete(connection, keeps[0]) is not [.., var newest])
                return new ImageFinding { Job = new Download(definition, imports.Value, host, volumes, steps) };
            source = new VolumeReference { Pool = volumes.Pool, Name = newest };
        }

        // Whoever wrote a downloaded image has no say in what else of the machines pool a session reads.
        var image = _probe.Look(connection, source, definition.Format, mayLieOnOthers: definition.Url is null);
        if (definition.Format != MachineFormat.Vhdx)
            return new ImageFinding { Image = image };

        var name = Conversion(connection, source, image);
        keeps.Add(name);
        if (volumes.FindComplete(connection, name).Count == 0)
            return new ImageFinding { Job = new Conversion(image, name, host, volumes, steps, imports.Value, time) };
        var converted = new VolumeReference { Pool = volumes.Pool, Name = name };
        return new ImageFinding { Image = _probe.Look(connection, converted, MachineFormat.Qcow2, mayLieOnOthers: false) };
    }

    private ImageFinding WithDrivers(Connection connection, MachineDefinition definition, ImageFinding finding)
    {
        if (definition.Drivers is not { } name || finding.Image is not { } image)
            return finding;
        var drivers = _probe.Look(connection, new VolumeReference { Pool = volumes.Pool, Name = name }, MachineFormat.Iso, mayLieOnOthers: false);
        return finding with { Image = image with { DriversPath = drivers.Path } };
    }

    private static string Conversion(Connection connection, VolumeReference source, MasterImage image)
    {
        using var pool = connection.LookupStoragePool(source.Pool);
        using var volume = pool.LookupVolume(source.Name);
        return ImportNaming.Conversion(image.Path, volume.GetInfo(StorageVolumeInfoFlags.GetPhysical).AllocationBytes, StorageVolumeXml.Parse(volume.GetXml()).ModifiedAt);
    }
}
