namespace Darts.Domain.Gpus;

/// <summary>Tells from a host's devices which GPUs there are, what belongs to each, and whether sessions may have it.</summary>
internal sealed class GpuReading(GpuOptions options)
{
    private const string PassThroughDriver = "vfio-pci";

    /// <summary>Reads the devices.</summary>
    public IReadOnlyList<Gpu> Read(IReadOnlyCollection<PciFunction> functions)
    {
        var read = new List<Gpu>();
        foreach (var display in functions.Where(f => f.IsDisplay).OrderBy(f => f.Address, StringComparer.Ordinal))
        {
            // Two GPUs in one group can only go to one guest, and count as one.
            if (read.Any(g => g.Members.Contains(display.Address)))
                continue;
            PciFunction[] members = display.Pci.IommuGroup is { } group
                ? [.. functions.Where(f => f.Pci.IommuGroup == group && !f.IsBridge).OrderBy(f => f.Address, StringComparer.Ordinal)]
                : [display];
            read.Add(new Gpu
            {
                Id = display.Address,
                Name = string.Join(" + ", members.Where(m => m.IsDisplay).Select(m => m.Name)),
                Product = display.Product,
                Driver = display.Driver,
                IommuGroup = display.Pci.IommuGroup,
                IsVirtualFunction = display.IsVirtual,
                Members = [.. members.Select(m => m.Address)],
                MediatedTypes = [.. display.Pci.Capabilities.Where(c => c.Type == "mdev_types").SelectMany(c => c.MediatedTypes)],
                Problem = Fault(display, members),
            });
        }

        return read;
    }

    private string? Fault(PciFunction display, PciFunction[] members)
    {
        if (display.Pci.IommuGroup is null)
            return "The host has no IOMMU, or does not use it: switch it on in the firmware, and on the kernel's command line.";
        if (members.FirstOrDefault(m => m.IsIn(options.Deny)) is { } denied)
            return denied == display ? "Darts:Gpus:Deny names it." : $"Darts:Gpus:Deny names {denied.Address}, which is in its IOMMU group.";
        var allowed = members.Any(m => m.IsDisplay && m.IsIn(options.Allow));
        if (options.Allow.Count > 0 && !allowed)
            return "Darts:Gpus:Allow does not name it.";
        if (members.FirstOrDefault(m => m.IsDivided) is { } divided)
            return $"{divided.Address} is divided into virtual functions, which are what sessions get.";
        if (!allowed && display.Driver != PassThroughDriver)
            return $"The host itself uses it (driver {display.Driver ?? "none"}). Bind it to {PassThroughDriver}, or name it in Darts:Gpus:Allow.";
        // Another card that happens to be in the group may be the one that the host has its disks or its network on.
        if (members.FirstOrDefault(m => m.Slot != display.Slot && m.Driver is not (null or PassThroughDriver) && !m.IsIn(options.Allow)) is { } other)
            return $"It shares its IOMMU group with {other.Address} ({other.Name}), which the host uses (driver {other.Driver}). Bind that to {PassThroughDriver} too, name it in Darts:Gpus:Allow, or put the GPU into another slot.";
        return options.Managed || members.All(m => m.Driver == PassThroughDriver)
            ? null
            : $"Darts:Gpus:Managed is false, and not all of its IOMMU group is bound to {PassThroughDriver}.";
    }
}
