using System.Reflection;
using System.Runtime.InteropServices;
using Darts.ApiGenerator;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests.Interop;

public sealed class GeneratedLayerTests
{
    [Fact]
    public void What_is_checked_in_is_what_the_generator_writes()
    {
        var api = Description.Installed();

        var written = api.WriteAll().ToDictionary(f => f.Name, f => f.Text);

        Assert.Equal(written.Keys.Order(), Directory.EnumerateFiles(Description.GeneratedFolder, "*.g.cs").Select(Path.GetFileName).Order());
        Assert.All(written, f => Assert.Equal(f.Value, File.ReadAllText(Path.Combine(Description.GeneratedFolder, f.Key))));
    }

    [Fact]
    public void Every_function_of_the_description_is_declared_and_exported()
    {
        var api = Description.Installed();
        var declared = typeof(Native).GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Select(m => m.Name).ToHashSet();

        Assert.Equal(558, api.Functions.Count);
        Assert.All(api.Functions, f => Assert.Contains(Api.Name(f.Element), declared));
        Assert.All(api.Functions, f => Assert.True(NativeLibrary.TryGetExport(NativeLibrary.Load(f.Library + ".so.0"), Api.Name(f.Element), out _)));
    }
}
