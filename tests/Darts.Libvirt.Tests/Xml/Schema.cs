using System.Diagnostics;
using System.Xml.Linq;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>libvirt's own schemas, asked through xmllint (Debian package libxml2-utils).</summary>
internal static class Schema
{
    private const string Folder = "/usr/share/libvirt/schemas";

    /// <summary>Which schema a document's root stands for.</summary>
    public static string Of(string root) => root switch
    {
        "capabilities" => "capability",
        "domainCapabilities" => "domaincaps",
        "device" => "nodedev",
        "pool" => "storagepool",
        "storagepoolCapabilities" => "storagepoolcaps",
        "volume" => "storagevol",
        "filter" => "nwfilter",
        "filterbinding" => "nwfilterbinding",
        _ => root,
    };

    public static async Task AssertValidAsync(XElement document)
    {
        var start = new ProcessStartInfo("xmllint") { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "--noout", "--nonet", "--relaxng", $"{Folder}/{Of(document.Name.LocalName)}.rng", "-" })
            start.ArgumentList.Add(argument);
        using var lint = Process.Start(start)!;
        await lint.StandardInput.WriteAsync(document.ToString());
        lint.StandardInput.Close();
        var complaints = await lint.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await lint.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(lint.ExitCode == 0, $"{complaints}\n{document}");
    }
}
