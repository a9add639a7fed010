using Darts.Web.SignIn.Checks;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Custom;

/// <summary>Registers this folder.</summary>
internal static class CustomRegistration
{
    public static void AddCustomChecks(this IServiceCollection services)
    {
        services.AddSingleton<ICredentialCheckKind, HttpCheckKind>().AddSingleton<ICredentialCheckKind, PluginCheckKind>();
        services.AddSingleton<ISignInApproval, HttpApproval>();
        services.AddSingleton<IValidateOptions<SignInOptions>, ApprovalValidation>();
    }
}
