namespace Darts.Web.SignIn.Checks;

/// <summary>The site's checks of names and passwords, in the order in which they are asked.</summary>
internal sealed class CredentialChecks(IConfiguration configuration, IEnumerable<ICredentialCheckKind> kinds)
{
    // Made at the first sign-in: in open mode nobody asks for them, and a start has checked their settings before.
    private readonly Lazy<IReadOnlyList<ConfiguredCheck>> _all = new(() =>
        [.. Sections(configuration).Select(section => Make(section, KindOf(section, kinds)!))]);

    public IReadOnlyList<ConfiguredCheck> All => _all.Value;

    /// <summary>Whether the site has any; known without making them.</summary>
    public bool Any => Sections(configuration).Any();

    public static IEnumerable<IConfigurationSection> Sections(IConfiguration configuration) => configuration.GetSection(SignInOptions.Methods).GetChildren();

    public static ICredentialCheckKind? KindOf(IConfigurationSection section, IEnumerable<ICredentialCheckKind> kinds) =>
        kinds.FirstOrDefault(k => string.Equals(k.Kind, section["Kind"], StringComparison.OrdinalIgnoreCase));

    private static ConfiguredCheck Make(IConfigurationSection section, ICredentialCheckKind kind) => new(kind.Kind, kind.Create(section));
}
