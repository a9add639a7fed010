namespace Darts.Web.Mail;

/// <summary>Hands mails over to a server.</summary>
internal interface IMailSender
{
    /// <summary>Hands one over; afterwards the server answers for it.</summary>
    /// <exception cref="MailFailedException">It was not taken.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}
