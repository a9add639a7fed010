using System.Reflection;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests.Interop;

public sealed class ConventionTests
{
    private static readonly Type[] s_types = typeof(Connection).Assembly.GetTypes();

    [Fact]
    public void Nothing_that_touches_a_pointer_is_public()
    {
        Assert.DoesNotContain(s_types, t => t.IsPublic && t.Namespace == typeof(Native).Namespace);
        Assert.DoesNotContain(
            s_types.Where(t => t.IsPublic).SelectMany(t => t.GetMethods()),
            m => m.GetParameters().Any(p => p.ParameterType.IsPointer) || m.ReturnType.IsPointer);
    }

    [Fact]
    public void Handles_are_sealed() =>
        Assert.All(s_types.Where(t => t.IsSubclassOf(typeof(LibvirtHandle))), t => Assert.True(t.IsSealed, t.Name));

    [Fact]
    public void Public_asynchronous_methods_take_a_cancellation()
    {
        // What a stream inherits is not ours to change.
        var methods = s_types.Where(t => t.IsPublic).SelectMany(t => t.GetMethods())
            .Where(m => m.DeclaringType!.Assembly == typeof(Connection).Assembly)
            .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && m.Name != nameof(IAsyncDisposable.DisposeAsync))
            .ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, m => Assert.Contains(m.GetParameters(), p => p.ParameterType == typeof(CancellationToken)));
    }

    [Fact]
    public void Objects_over_a_handle_can_be_disposed_of() =>
        Assert.All(
            s_types.Where(t => t.IsPublic && t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Any(f => f.FieldType.IsSubclassOf(typeof(LibvirtHandle)))),
            t => Assert.True(t.IsAssignableTo(typeof(IDisposable)), t.Name));
}
