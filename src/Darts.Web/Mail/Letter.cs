namespace Darts.Web.Mail;

/// <summary>A mail to one person.</summary>
/// <remarks>A class that prints nothing of itself: links and codes let somebody in.</remarks>
internal sealed class Letter(EmailAddress to, string subject, IReadOnlyList<string> paragraphs)
{
    /// <summary>Whom it goes to.</summary>
    public EmailAddress To { get; } = to;

    /// <summary>What it is about: never a secret.</summary>
    public string Subject { get; } = subject;

    /// <summary>Its text, before the link or code.</summary>
    public IReadOnlyList<string> Paragraphs { get; } = paragraphs;

    /// <summary>What to open, and the words for it.</summary>
    public (Uri Address, string Words)? Link { get; init; }

    /// <summary>Whether the link is drawn as a picture too, for a phone's camera.</summary>
    public bool HasPicture { get; init; }

    /// <summary>A code to type.</summary>
    public string? Code { get; init; }

    /// <summary>Text after the link or code.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];

    /// <summary>After this it is of no use, and no more tried; in UTC.</summary>
    public required DateTimeOffset UsefulUntil { get; init; }
}
