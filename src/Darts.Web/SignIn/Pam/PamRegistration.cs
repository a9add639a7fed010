using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Pam;

/// <summary>Registers this folder.</summary>
internal static class PamRegistration
{
    public static void AddPam(this IServiceCollection services) => services.AddSingleton<ICredentialCheckKind, PamCheckKind>();
}
