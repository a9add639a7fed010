using Darts.Web.Servers;
using Microsoft.Extensions.Options;

namespace Darts.Web.Mail;

/// <summary>Refuses mail that could not be sent, or not safely.</summary>
internal sealed class MailOptionsValidation(IConfiguration configuration) : IValidateOptions<MailOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        // Where there is no such section the site sends no mail.
        if (!configuration.GetSection(MailOptions.Section).Exists())
            return ValidateOptionsResult.Success;
        List<string> problems = [.. options.Problems(MailOptions.Section), .. Own(options)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Own(MailOptions options)
    {
        if (!EmailAddress.TryParse(options.From, out _))
            yield return "Darts:Mail:From is missing or no address. Set it to the address that mails come from, such as desktops@example.org.";
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.PasswordFile))
            yield return "Darts:Mail:User and Darts:Mail:PasswordFile belong together. Set both, or neither for a server that asks for no account.";
        if (SecretFile.Problem("Darts:Mail:PasswordFile", options.PasswordFile) is { } secret)
            yield return secret;
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > s_longest)
            yield return "Darts:Mail:Timeout must be more than nothing and at most 00:05:00; 00:00:30 is usual.";
    }
}
