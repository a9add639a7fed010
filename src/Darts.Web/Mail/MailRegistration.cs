using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.Mail;

/// <summary>Registers this folder.</summary>
internal static class MailRegistration
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidation>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<Outbox>().AddHostedService(p => p.GetRequiredService<Outbox>());
        services.AddSingleton<IStartWarning, MailWarnings>();
    }
}
