using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using QRCoder;

namespace Darts.Web.Mail;

/// <summary>Writes letters as mails that any reader shows: plain text, and the same as HTML.</summary>
internal static class LetterWriter
{
    private const int PixelsPerModule = 4;

    /// <summary>The mail; the caller disposes it.</summary>
    public static MimeMessage Write(Letter letter, EmailAddress from, string fromName, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Subject = OneLine(letter.Subject),
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
        };
        message.From.Add(new MailboxAddress(OneLine(fromName), from.Value));
        message.To.Add(new MailboxAddress("", letter.To.Value));
        // Nobody's holiday answers this (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var body = new BodyBuilder { TextBody = Text(letter) };
        var picture = letter is { HasPicture: true, Link: { } link } ? Picture(body, link.Address) : null;
        body.HtmlBody = Html(letter, picture);
        message.Body = body.ToMessageBody();
        return message;
    }

    private static string Text(Letter letter)
    {
        var text = new StringBuilder();
        foreach (var part in letter.Paragraphs)
            text.Append(part).Append("\n\n");
        if (letter.Link is { } link)
            text.Append(link.Words).Append(":\n").Append(link.Address.AbsoluteUri).Append("\n\n");
        if (letter.Code is { } code)
            text.Append(code).Append("\n\n");
        foreach (var part in letter.Footer)
            text.Append(part).Append("\n\n");
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Html(Letter letter, string? picture)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><body style=\"font-family:sans-serif;line-height:1.5;max-width:36em\">\n");
        foreach (var part in letter.Paragraphs)
            html.Append("<p>").Append(Encoded(part)).Append("</p>\n");
        if (letter.Link is { } link)
            html.Append("<p><a href=\"").Append(Encoded(link.Address.AbsoluteUri)).Append("\">").Append(Encoded(link.Words)).Append("</a></p>\n");
        if (picture is not null)
            html.Append("<p><img src=\"cid:").Append(picture).Append("\" alt=\"The same link, for a phone's camera\"></p>\n");
        if (letter.Code is { } code)
            html.Append("<p style=\"font-size:1.5em;letter-spacing:.1em\"><code>").Append(Encoded(code)).Append("</code></p>\n");
        foreach (var part in letter.Footer)
            html.Append("<p style=\"color:#555\">").Append(Encoded(part)).Append("</p>\n");
        return html.Append("</body></html>\n").ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Picture(BodyBuilder body, Uri address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        var picture = body.LinkedResources.Add("link.png", png.GetGraphic(PixelsPerModule), new ContentType("image", "png"));
        picture.ContentId = MimeUtils.GenerateMessageId();
        return picture.ContentId;
    }

    // A line break in a header would begin another one.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
