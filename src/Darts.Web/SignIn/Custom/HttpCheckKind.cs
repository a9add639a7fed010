using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Custom;

/// <summary>The kind <c>Http</c>: a site's own server.</summary>
internal sealed class HttpCheckKind : ICredentialCheckKind
{
    public string Kind => "Http";

    public IEnumerable<string> Problems(IConfigurationSection settings) => Bind(settings).Problems(settings.Path);

    public IEnumerable<string> Warnings(IConfigurationSection settings) => Bind(settings).Warnings(settings.Path);

    public ICredentialCheck Create(IConfigurationSection settings) => new HttpCheck(Bind(settings));

    private static EndpointOptions Bind(IConfigurationSection settings) => settings.Get<EndpointOptions>() ?? new EndpointOptions();
}
