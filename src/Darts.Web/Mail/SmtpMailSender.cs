using System.Net;
using System.Net.Sockets;
using System.Text;
using Darts.Web.Servers;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Darts.Web.Mail;

/// <summary>Hands mails to the site's server by SMTP, each over a connection of its own.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    // RFC 5321, 4.2.1: from here on a server means it for good.
    private const int Permanent = 500;

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsOn || !EmailAddress.TryParse(settings.From, out var from))
            throw new InvalidOperationException("This site sends no mail.");
        using var message = LetterWriter.Write(letter, from, settings.FromName, time.GetUtcNow());
        using var client = new SmtpClient();
        try
        {
            await settings.ConnectAsync(client, cancellationToken);
            if (settings is { User: { Length: > 0 } user, PasswordFile: { } file })
                await client.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(user, SecretFile.Read(file)), cancellationToken);
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException e)
        {
            throw new MailFailedException($"the server answers with status {(int)e.StatusCode}", (int)e.StatusCode >= Permanent, e);
        }
        catch (AuthenticationException e)
        {
            throw new MailFailedException("the server refuses Darts:Mail:User and its password", isFinal: false, e);
        }
        catch (SslHandshakeException e)
        {
            throw new MailFailedException("the server's certificate is not believed, or it cannot encrypt", isFinal: false, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException or ProtocolException or NotSupportedException)
        {
            throw new MailFailedException($"the server cannot be reached or spoken to ({e.GetType().Name})", isFinal: false, e);
        }

        // Taken already: whatever the farewell brings changes nothing.
        await DisconnectAsync(client, cancellationToken);
    }

    private static async Task DisconnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The connection ends with the client.
        }
    }
}
