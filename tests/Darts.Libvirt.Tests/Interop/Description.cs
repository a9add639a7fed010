using System.Reflection;
using Darts.ApiGenerator;

namespace Darts.Libvirt.Tests.Interop;

/// <summary>libvirt's description of its own functions, and what is checked in of it.</summary>
internal static class Description
{
    private const string Folder = "/usr/share/libvirt/api";

    internal static string GeneratedFolder => Metadata("GeneratedFolder");

    internal static string ProbeFile => Metadata("ProbeFile");

    /// <summary>The installed one; the test is skipped where there is none, or that of another libvirt.</summary>
    internal static Api Installed()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "libvirt-dev is not installed.");
        using var connection = Connection.Open("test:///default");
        Assert.SkipUnless(connection.LibraryVersion is { Major: 9, Minor: 0 }, "Another libvirt-dev than 9.0 is installed.");
        return new Api(Folder);
    }

    private static string Metadata(string key) =>
        typeof(Description).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
