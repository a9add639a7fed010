using Darts.Web.Start;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn;

/// <summary>Who comes in, and how the portal knows them again.</summary>
internal static class SignInRegistration
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidation>();
        services.AddSingleton<OpenModeSecret>().AddSingleton<CookieNames>().AddSingleton<SignIns>().AddSingleton<SignInDesk>();
        services.AddCookieKeys();
        services.AddUserCookie();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((options, names) =>
        {
            options.Cookie.Name = names.AntiForgery;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-Darts-Form";
            options.SuppressXFrameOptionsHeader = true;
        });
        // A page of another site whose name was made to point at 127.0.0.1 must find nothing. Any port: it may be tunnelled.
        services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = ["127.0.0.1", "localhost"];
            options.AllowEmptyHosts = false;
        });
    }

    /// <summary>Nothing at all is served past this point to a browser that has not brought the secret.</summary>
    public static void UseOpenModeGate(this WebApplication app) => app.UseMiddleware<OpenModeGate>();

    private static void AddCookieKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Darts");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<PortalOptions>, ILoggerFactory>((keys, portal, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(StateDirectory.Ensure(portal.Value.StateDirectory, "keys"), logs));
    }

    private static void AddUserCookie(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<CookieNames, SignIns, TimeProvider>((options, names, signIns, time) =>
        {
            options.TimeProvider = time;
            options.Cookie.Name = names.SignIn;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = SignIns.Lifetime;
            options.SlidingExpiration = true;
            options.Events = new UserCookieEvents(signIns);
        });
    }
}
