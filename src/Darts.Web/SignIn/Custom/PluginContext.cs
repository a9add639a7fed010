using System.Reflection;
using System.Runtime.Loader;

namespace Darts.Web.SignIn.Custom;

/// <summary>Loads a plug-in beside the portal: what lies next to it is its own, what the portal has is shared.</summary>
internal sealed class PluginContext(string assembly) : AssemblyLoadContext($"sign-in plug-in {assembly}")
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The contract must be the portal's own, or no plug-in's type would be of it.
        if (assemblyName.Name == typeof(PluginContext).Assembly.GetName().Name)
            return typeof(PluginContext).Assembly;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
