namespace Darts.Web.Mail;

/// <summary>A server did not take a mail. The message names neither the person nor what was written.</summary>
internal sealed class MailFailedException(string reason, bool isFinal, Exception inner) : Exception(reason, inner)
{
    /// <summary>Whether trying again is of no use.</summary>
    public bool IsFinal { get; } = isFinal;
}
