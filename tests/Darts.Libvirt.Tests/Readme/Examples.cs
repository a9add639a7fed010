using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Readme;

/// <summary>The examples of the README: their bodies stand there word for word.</summary>
internal static class Examples
{
    public static void List(Connection connection, TextWriter output)
    {
        foreach (var domain in connection.GetAllDomainStatistics(DomainStatisticsTypes.State))
        {
            output.WriteLine($"{domain.Name} ({domain.Uuid}): {(DomainState)domain.Values.GetInt64("state.state")!}");
        }
    }

    public static void Find(Connection connection, TextWriter output)
    {
        using var domain = connection.FindDomain("test");
        if (domain is { IsActive: false })
        {
            domain.Start();
        }

        output.WriteLine(domain?.GetInfo().State.ToString() ?? "there is none");
    }

    public static void Errors(Connection connection, TextWriter output)
    {
        try
        {
            connection.LookupDomain("none").Dispose();
        }
        catch (DomainNotFoundException e)
        {
            output.WriteLine($"{e.Function} failed with {e.Code}");
        }
        catch (LibvirtException e) when (e.IsConnectionLost || e.IsTransient)
        {
            output.WriteLine("Try again later, on a new connection if the old one is lost.");
        }
    }

    public static void Define(Connection connection, TextWriter output)
    {
        var xml = new DomainXml
        {
            Type = "test",
            Name = "a desktop",
            MemoryBytes = 512UL << 20,
            VirtualCpus = 2,
            Os = new OsXml { Architecture = "i686" },
            Devices = [new DiskXml { Source = DiskSourceXml.OfFile("/images/desktop.qcow2"), Target = "vda", Bus = "virtio" }],
        };
        using var domain = connection.DefineDomain(xml.ToXml().ToString());
        output.WriteLine(domain.Uuid);
    }

    public static void Edit(Connection connection, TextWriter output)
    {
        using var domain = connection.LookupDomain("test");
        var editor = DomainEditor.Parse(domain.GetXml(DomainXmlFlags.Inactive));
        editor.Title = "Edited in place: what no record knows stays as it is";
        editor.VirtualCpus = 4;
        using var changed = connection.DefineDomain(editor.ToString());
        output.WriteLine(changed.GetMetadata(DomainMetadataType.Title, flags: DomainModificationImpact.Config));
    }

    public static void Volume(Connection connection, TextWriter output)
    {
        using var pool = connection.LookupStoragePool("default-pool");
        var overlay = new StorageVolumeXml { Name = "overlay.qcow2", CapacityBytes = 10UL << 30, Format = "qcow2" };
        using var volume = pool.CreateVolume(overlay.ToXml().ToString());
        output.WriteLine($"{volume.Path}: {volume.GetInfo().CapacityBytes} bytes");
    }

    public static void Few(Connection connection, TextWriter output)
    {
        var running = connection.ReadAllDomainStatistics(
            (uuid, values) => (uuid, State: (DomainState?)values.GetInt32("state.state")),
            DomainStatisticsTypes.State);
        output.WriteLine(running.Count(d => d.State == DomainState.Running));
    }

    public static void Parameters(Connection connection, TextWriter output)
    {
        using var domain = connection.LookupDomain("test");
        var limits = new TypedParameters { { ParameterNames.DomainMemoryHardLimit, 65_536UL } };
        domain.SetMemoryParameters(limits, DomainModificationImpact.Config);
        output.WriteLine(domain.GetMemoryParameters(DomainModificationImpact.Config).GetUInt64(ParameterNames.DomainMemoryHardLimit));
    }

    public static void Picture(Connection connection, TextWriter output)
    {
        using var domain = connection.LookupDomain("test");
        using var picture = domain.OpenScreenshot(screen: 0, out var mediaType);
        using var file = new MemoryStream();
        picture.CopyTo(file);
        output.WriteLine($"{file.Length} bytes of {mediaType}");
    }

    public static async Task SuperviseAsync(string uri, TextWriter output, CancellationToken cancellation)
    {
        await using var host = new SupervisedConnection(uri, new SupervisedConnectionOptions { CallTimeout = TimeSpan.FromSeconds(10) });
        host.Start();
        await foreach (var happened in host.ReadEventsAsync(cancellation))
        {
            if (happened is DomainLifecycleEvent { Type: DomainEventType.Started } started)
            {
                output.WriteLine($"{started.Name} runs");
                return;
            }

            if (happened is Resync)
            {
                // The first connection, a new one, or events that were dropped: whatever is known may be old.
                await host.RunAsync(c => c.FindDomain("another")?.Start(), cancellationToken: cancellation);
            }
        }
    }
}
