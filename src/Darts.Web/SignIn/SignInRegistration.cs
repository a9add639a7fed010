using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Custom;
using Darts.Web.SignIn.EmailLink;
using Darts.Web.SignIn.Factors;
using Darts.Web.SignIn.Guard;
using Darts.Web.SignIn.MailServers;
using Darts.Web.SignIn.OpenId;
using Darts.Web.SignIn.Pam;
using Darts.Web.SignIn.Roles;
using Darts.Web.SignIn.Tokens;
using Darts.Web.Start;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn;

/// <summary>Who comes in, and how the portal knows them again.</summary>
internal static class SignInRegistration
{
    private const string EitherScheme = "CookieOrToken";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidation>();
        services.AddSingleton<OpenModeSecret>().AddSingleton<CookieNames>().AddSingleton<SignIns>().AddSingleton<SignInDesk>().AddSingleton<SignInNotices>();
        services.AddSingleton<CredentialChecks>().AddSingleton<IStartWarning, CheckWarnings>();
        services.AddGuard();
        services.AddSecondFactors();
        services.AddOpenId();
        services.AddCustomChecks();
        services.AddMailServerChecks();
        services.AddPam();
        services.AddEmailLink();
        services.AddCookieKeys();
        services.AddUserCookie();
        services.AddRoles();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((options, names) =>
        {
            options.Cookie.Name = names.AntiForgery;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Darts-Form";
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>In open mode nothing at all is served past this point to a browser that has not brought the secret.</summary>
    public static void UseOpenModeGate(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsOpen)
            app.UseMiddleware<OpenModeGate>();
    }

    private static void AddCookieKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Darts");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<PortalOptions>, ILoggerFactory>((keys, portal, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(StateDirectory.Ensure(portal.Value.StateDirectory, "keys"), logs));
    }

    private static void AddUserCookie(this IServiceCollection services)
    {
        services.AddAuthentication(schemes =>
            {
                schemes.DefaultScheme = EitherScheme;
                schemes.DefaultSignInScheme = schemes.DefaultSignOutScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            })
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = context =>
                TokenHandler.IsFor(context) ? TokenHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie()
            .AddTokens();
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
            options.Events = new UserCookieEvents(signIns, time);
        });
    }
}
