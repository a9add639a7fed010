using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.EmailLink;

/// <summary>Registers this folder.</summary>
internal static class EmailLinkRegistration
{
    public static void AddEmailLink(this IServiceCollection services)
    {
        services.AddOptions<EmailLinkOptions>().BindConfiguration(EmailLinkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmailLinkOptions>, EmailLinkOptionsValidation>();
        services.AddSingleton<EmailLinkWay>().AddSingleton<ISignInWay>(p => p.GetRequiredService<EmailLinkWay>()).AddSingleton<IStartWarning>(p => p.GetRequiredService<EmailLinkWay>());
        services.AddSingleton<EmailLinks>().AddSingleton<AskingBrowser>();
    }
}
