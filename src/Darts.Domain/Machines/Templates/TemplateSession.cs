using Darts.Domain.Hosts;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Templates;

/// <summary>
/// Derives the domain of a session from a template. What is not named here stays as its administrator made it: firmware, TPM, CPU, video,
/// clock, and whatever Darts knows nothing of.
/// </summary>
internal static class TemplateSession
{
    /// <summary>The domain's document, ready to be defined.</summary>
    /// <param name="session">The session.</param>
    /// <param name="metadata">Its record.</param>
    /// <param name="overlays">The paths of its overlays, in the order of the template's disks.</param>
    /// <param name="template">The template.</param>
    /// <param name="channels">Its channels to the host.</param>
    /// <param name="nvram">Where its UEFI, if it has one, keeps its variables.</param>
    /// <param name="facts">The host.</param>
    /// <param name="shared">Its network card, where the catalogue names a network, and the directories that it shares with the host.</param>
    /// <param name="changesNetwork">Whether the catalogue names a network, which then stands in place of the template's.</param>
    /// <param name="scripts">Its boot scripts.</param>
    public static string Build(
        Session session, SessionMetadata metadata, IReadOnlyList<string> overlays, TemplateDomain template, IReadOnlyList<ChannelXml> channels, string nvram, HostFacts facts,
        IReadOnlyList<DeviceXml> shared, bool changesNetwork, BootPlan scripts)
    {
        var editor = DomainEditor.Parse(template.Xml);
        editor.Name = session.Name;
        editor.Uuid = session.Id;
        editor.Title = SessionDomainXml.TitleOf(metadata);
        editor.Description = SessionDomainXml.DescriptionOf(session);
        foreach (var element in SessionDomainXml.MetadataOf(metadata, scripts))
            editor.SetMetadata(element);
        editor.MemoryBytes = (ulong)session.MemoryMiB << 20;
        editor.VirtualCpus = (uint)session.Cores;
        editor.DropMacAddresses();
        foreach (var (disk, overlay) in template.Disks.Zip(overlays))
            editor.SetDiskSource(disk.Target, DiskSourceXml.OfFile(overlay), "qcow2", disk.Below);
        SetDisplay(editor);
        SetChannels(editor, channels);
        SetBalloon(editor);
        if (changesNetwork)
            editor.RemoveDevices<InterfaceXml>();
        foreach (var device in shared)
            editor.AddDevice(device);

        var document = editor.ToDocument();
        TemplateEdits.Apply(document.Root!, nvram, template.NewNvram, facts);
        return document.ToString();
    }

    private static void SetDisplay(DomainEditor editor)
    {
        var displays = editor.Read().Devices;
        // What a guest draws by OpenGL, QEMU has to draw somewhere.
        var drawing = displays.OfType<EglHeadlessXml>().FirstOrDefault()
            ?? (displays.OfType<SpiceXml>().FirstOrDefault(s => s.OpenGl == true) is { } spice ? new EglHeadlessXml { RenderNode = spice.RenderNode } : null);
        if (drawing is null)
            editor.SetGraphics(new VncXml());
        else
            editor.SetGraphics(new VncXml(), drawing);
        // These lead to a SPICE client, and there is none.
        editor.RemoveDevices<RedirectedDeviceXml>(d => d.Type == "spicevmc");
        editor.RemoveDevices("redirfilter");
        editor.RemoveDevices<SmartcardXml>(s => s.Type == "spicevmc");
        editor.RemoveDevices<ChannelXml>(c => c.Type is "spicevmc" or "spiceport");
    }

    private static void SetChannels(DomainEditor editor, IReadOnlyList<ChannelXml> channels)
    {
        editor.RemoveDevices<ChannelXml>(c => c.TargetName == ChannelXml.GuestAgent.TargetName || c.TargetName == ChannelXml.Clipboard.TargetName);
        foreach (var channel in channels)
            editor.AddDevice(channel);
    }

    private static void SetBalloon(DomainEditor editor)
    {
        // An administrator who says that there is to be none has a reason, such as a device that reads the guest's memory by itself.
        if (editor.Read().Devices.OfType<MemoryBalloonXml>().FirstOrDefault() is not { } balloon)
            editor.AddDevice(SessionDomainXml.Balloon);
        else if (balloon.Model != "none" && editor.RemoveDevices<MemoryBalloonXml>() > 0)
            editor.AddDevice(SessionDomainXml.Balloon with { Model = balloon.Model, Address = balloon.Address });
    }
}
