using Darts.Web.Servers;
using Darts.Web.SignIn.Checks;
using MailKit;

namespace Darts.Web.SignIn.MailServers;

/// <summary>The kinds <c>Imap</c> and <c>Smtp</c>.</summary>
internal sealed class MailServerKind(string kind, ServerSecurity usual, Func<MailService> create) : ICredentialCheckKind
{
    public string Kind => kind;

    public IEnumerable<string> Problems(IConfigurationSection settings)
    {
        try
        {
            var options = Bind(settings);
            return options.Problems(settings.Path).Concat(options.AccountProblems(settings.Path));
        }
        catch (InvalidOperationException e)
        {
            return [$"{settings.Path} has a value that cannot be read: {e.Message} See docs/sign-in.md for its keys."];
        }
    }

    public IEnumerable<string> Warnings(IConfigurationSection settings) => Bind(settings).Warnings(settings.Path);

    public ICredentialCheck Create(IConfigurationSection settings) => new MailServerCheck(Bind(settings), create);

    private MailAccountOptions Bind(IConfigurationSection settings)
    {
        var options = new MailAccountOptions { Security = usual };
        settings.Bind(options);
        return options;
    }
}
