using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Pam;

/// <summary>The kind <c>Pam</c>: the accounts of the portal's own computer.</summary>
internal sealed class PamCheckKind : ICredentialCheckKind
{
    public string Kind => "Pam";

    public IEnumerable<string> Problems(IConfigurationSection settings)
    {
        // A single value binds to an empty list, which would let everybody in.
        if (!string.IsNullOrEmpty(settings[nameof(PamOptions.AllowedGroups)]))
            return [$"{settings.Path}:{nameof(PamOptions.AllowedGroups)} is a single value. Write a list of groups' names, such as [ \"staff\" ]."];
        try
        {
            return Bind(settings).Problems(settings.Path);
        }
        catch (InvalidOperationException e)
        {
            return [$"{settings.Path} has a value that cannot be read: {e.Message} See docs/sign-in.md for its keys."];
        }
    }

    public IEnumerable<string> Warnings(IConfigurationSection settings) => ShadowFile.Warning(settings.Path, Bind(settings).Service) is { } warning ? [warning] : [];

    public ICredentialCheck Create(IConfigurationSection settings) => new PamCheck(Bind(settings));

    private static PamOptions Bind(IConfigurationSection settings) => settings.Get<PamOptions>() ?? new PamOptions();
}
