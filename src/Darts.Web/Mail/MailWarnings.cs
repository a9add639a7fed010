using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.Mail;

/// <summary>What the mail server's settings deserve to be warned of.</summary>
internal sealed class MailWarnings(IOptions<MailOptions> options) : IStartWarning
{
    public IEnumerable<string> Warnings => options.Value.IsOn ? options.Value.Warnings(MailOptions.Section) : [];
}
