namespace Darts.Web.SignIn.Custom;

/// <summary>The keys of the kind <c>Plugin</c>.</summary>
internal sealed class PluginOptions
{
    /// <summary>The absolute path of the assembly.</summary>
    public string? Assembly { get; set; }

    /// <summary>The full name of a type in it that is an <see cref="Plugins.ICustomCheck"/>.</summary>
    public string? Type { get; set; }

    /// <summary>What the type's constructor gets.</summary>
    public Dictionary<string, string> Settings { get; } = [];
}
