using System.Xml.Linq;
using Darts.Domain.Hosts;

namespace Darts.Domain.Machines.Templates;

/// <summary>The changes to a template's document without which two domains could not be made after it, or a session could not end.</summary>
internal static class TemplateEdits
{
    /// <summary>Makes the changes.</summary>
    /// <param name="domain">The document's root.</param>
    /// <param name="nvram">Where UEFI keeps its variables.</param>
    /// <param name="newNvram">Whether these are made from the firmware's own, and not from the template's.</param>
    /// <param name="facts">The host.</param>
    public static void Apply(XElement domain, string nvram, bool newNvram, HostFacts facts)
    {
        if (domain.Element("os") is { } os)
            SetNvram(os, nvram, newNvram);
        SetIdentity(domain);
        SetAccelerator(domain, facts);
        foreach (var (name, value) in new[] { ("on_poweroff", "destroy"), ("on_reboot", "restart"), ("on_crash", "destroy") })
            domain.SetElementValue(name, value);

        var devices = domain.Elements("devices").Elements().ToList();
        foreach (var device in devices.Where(d => d.Name.LocalName == "disk"))
            SetDisk(device);
        // The name of an interface on the host, and a guest's number on its sockets, are one domain's alone.
        devices.Where(d => d.Name.LocalName == "interface").Elements("target").ToList().ForEach(t => t.Remove());
        foreach (var number in devices.Where(d => d.Name.LocalName == "vsock").Elements("cid"))
            number.ReplaceAttributes(new XAttribute("auto", "yes"));
        foreach (var sound in devices.Where(d => d.Name.LocalName == "audio" && (string?)d.Attribute("type") == "spice"))
        {
            sound.SetAttributeValue("type", "none");
            sound.RemoveNodes();
        }
    }

    /// <summary>Gives the domain variables of its own. libvirt copies them, when the domain first starts, from what is named as their template.</summary>
    private static void SetNvram(XElement os, string path, bool isNew)
    {
        var (firmware, loader, nvram) = (os.Attribute("firmware"), os.Element("loader"), os.Element("nvram"));
        if (firmware?.Value != "efi" && nvram is null)
            return;
        if (loader is { Value.Length: > 0 })
        {
            // libvirt takes either its own choice of firmware or the one that is named, with all that belongs to it.
            firmware?.Remove();
            os.Elements("firmware").Remove();
        }

        var source = loader is { Value.Length: > 0 } && !isNew && nvram is { Value: { Length: > 0 } own } ? own : (string?)nvram?.Attribute("template");
        nvram?.Remove();
        var made = new XElement("nvram", path);
        if (source is not null && os.Attribute("firmware") is null)
            made.SetAttributeValue("template", source);
        // The format asks for this order.
        (os.Elements("loader").LastOrDefault() ?? os.Elements("firmware").LastOrDefault() ?? os.Element("type"))!.AddAfterSelf(made);
    }

    private static void SetIdentity(XElement domain)
    {
        domain.Elements("genid").ToList().ForEach(g => g.RemoveNodes());
        domain.Elements("sysinfo").Elements("system").Elements("entry").Where(e => (string?)e.Attribute("name") == "uuid").Remove();
    }

    /// <summary>A template made for KVM is run without it where KVM does not run guests; the CPU is then no longer the host's.</summary>
    private static void SetAccelerator(XElement domain, HostFacts facts)
    {
        if ((string?)domain.Attribute("type") != "kvm" || facts.Accelerator == Accelerator.Kvm)
            return;
        domain.SetAttributeValue("type", "qemu");
        if ((string?)domain.Element("cpu")?.Attribute("mode") is "host-passthrough" or "host-model")
            domain.Element("cpu")!.Remove();
    }

    private static void SetDisk(XElement disk)
    {
        disk.Elements("transient").Remove();
        // Nothing that sessions have in common is written to.
        if ((string?)disk.Attribute("device") is "cdrom" or "floppy" && disk.Element("readonly") is null)
            disk.Element("target")!.AddAfterSelf(new XElement("readonly"));
    }
}
