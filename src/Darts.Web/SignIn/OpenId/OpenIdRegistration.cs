using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Registers this folder.</summary>
internal static class OpenIdRegistration
{
    public static void AddOpenId(this IServiceCollection services)
    {
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdOptionsValidation>();
        services.AddSingleton<ISignInWay, OpenIdWay>().AddSingleton<OpenIdClaims>().AddSingleton<OpenIdEvents>().AddSingleton<BackchannelLogout>().AddSingleton<ProviderSignOut>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, OpenIdSetup>();
        // What AddOpenIdConnect adds, but for the scheme, which a site without a provider must not have.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddTransient<OpenIdConnectHandler>();
    }
}
