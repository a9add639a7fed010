using System.Collections.Concurrent;
using System.Reflection;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Plugins;

namespace Darts.Web.SignIn.Custom;

/// <summary>The kind <c>Plugin</c>: a site's own .NET code, loaded at start.</summary>
internal sealed class PluginCheckKind : ICredentialCheckKind
{
    private readonly ConcurrentDictionary<string, ICustomCheck> _loaded = new();

    public string Kind => "Plugin";

    public IEnumerable<string> Problems(IConfigurationSection settings)
    {
        if (Problem(settings, settings.Get<PluginOptions>() ?? new PluginOptions()) is { } problem)
            yield return problem;
    }

    public ICredentialCheck Create(IConfigurationSection settings) => new PluginCheck(_loaded[settings.Path]);

    private string? Problem(IConfigurationSection settings, PluginOptions options)
    {
        var key = $"{settings.Path}:Assembly";
        if (!Path.IsPathFullyQualified(options.Assembly ?? ""))
            return $"{key} is missing or no absolute path. Set it to the path of the plug-in's .dll.";
        if (string.IsNullOrWhiteSpace(options.Type))
            return $"{settings.Path}:Type is not set. Set it to the full name of the plug-in's type, with its namespace.";
        if (_loaded.ContainsKey(settings.Path))
            return null;
        try
        {
            if (TrustedFile.Problem(options.Assembly!) is { } problem)
                return $"{key} is code that somebody else could change: {problem}. Give it to root and let nobody else write to it (chown root, chmod go-w).";
            return Load(settings.Path, options);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return $"{key} \"{options.Assembly}\" cannot be loaded ({e.GetType().Name}). Name a .NET assembly that is there and that this user may read.";
        }
    }

    private string? Load(string path, PluginOptions options)
    {
        var type = new PluginContext(options.Assembly!).LoadFromAssemblyPath(options.Assembly!).GetType(options.Type!);
        if (type is not { IsClass: true, IsAbstract: false } || !typeof(ICustomCheck).IsAssignableFrom(type))
            return $"{path}:Type \"{options.Type}\" is no class of the assembly that is a {typeof(ICustomCheck).FullName}. Write its full name, with its namespace.";
        try
        {
            var plugin = type.GetConstructor([typeof(IReadOnlyDictionary<string, string>)]) is { } constructor
                ? constructor.Invoke([options.Settings])
                : Activator.CreateInstance(type);
            _loaded[path] = (ICustomCheck)plugin!;
            return null;
        }
        catch (Exception e) when (e is TargetInvocationException or MissingMethodException)
        {
            return $"{path}:Type \"{options.Type}\" cannot be made ({(e.InnerException ?? e).GetType().Name}). It needs a public constructor without parameters or with the settings, that throws nothing.";
        }
    }
}
