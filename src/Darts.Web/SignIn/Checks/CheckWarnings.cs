using Darts.Web.Start;

namespace Darts.Web.SignIn.Checks;

/// <summary>What the configured checks deserve to be warned of.</summary>
internal sealed class CheckWarnings(IConfiguration configuration, IEnumerable<ICredentialCheckKind> kinds) : IStartWarning
{
    public IEnumerable<string> Warnings =>
        CredentialChecks.Sections(configuration).SelectMany(section => CredentialChecks.KindOf(section, kinds)?.Warnings(section) ?? []);
}
