using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Web.Tests;

/// <summary>The arrows of ARCHITECTURE.md: Web → Domain → Libvirt, and nobody starts a process.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly[] s_product = [typeof(Connection).Assembly, typeof(Session).Assembly, typeof(Program).Assembly];

    [Fact]
    public void The_binding_knows_nothing_of_Darts() =>
        Assert.DoesNotContain(References(typeof(Connection).Assembly), name => name.StartsWith("Darts", StringComparison.Ordinal));

    [Fact]
    public void The_domain_knows_nothing_of_the_web() =>
        Assert.DoesNotContain(References(typeof(Session).Assembly), name => name == "Darts.Web" || name.Contains("AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void The_web_reaches_the_hypervisor_through_the_domain_alone() =>
        Assert.DoesNotContain(References(typeof(Program).Assembly), name => name == "Darts.Libvirt");

    [Fact]
    public void Nothing_in_the_product_starts_a_process()
    {
        foreach (var assembly in s_product)
        {
            using var file = File.OpenRead(assembly.Location);
            using var image = new PEReader(file);
            var metadata = image.GetMetadataReader();
            var types = metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}");
            Assert.DoesNotContain(types, t => t is "System.Diagnostics.Process" or "System.Diagnostics.ProcessStartInfo");
        }
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
