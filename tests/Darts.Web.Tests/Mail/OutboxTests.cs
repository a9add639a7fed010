using Darts.Testing;
using Darts.Web.Mail;
using Darts.Web.Servers;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Darts.Web.Tests.Mail;

public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _files = new();
    private readonly FakeTimeProvider _time = new(s_now);
    private readonly CapturedLogs _logs = new();
    private TestAuthority _authority = null!;
    private Exim _server = null!;

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_files.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        _authority = new TestAuthority(_files.Path);
        _server = await Exim.StartAsync(_authority.Issue("smtp"));
        await File.WriteAllTextAsync(PasswordFile, Exim.Password + "\n");
    }

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        _files.Dispose();
        _logs.Dispose();
        return ValueTask.CompletedTask;
    }

    private string PasswordFile => Path.Combine(_files.Path, "password");

    [Theory]
    [InlineData("Tls")]
    [InlineData("StartTls")]
    public async Task A_letter_arrives_as_text_and_as_html(string security)
    {
        using var outbox = await OutboxAsync(Enum.Parse<ServerSecurity>(security));
        Assert.True(outbox.TryPost(Letter("alice@example.org", link: true)));
        var mail = Assert.Single(await _server.MailsAsync(1));
        Assert.Equal("Your <link> to Züri", mail.Subject);
        Assert.Equal(("\"Darts\" <desktops@example.org>", "alice@example.org"), (mail.From.ToString(), mail.To.ToString()));
        Assert.Equal(s_now, mail.Date);
        Assert.EndsWith("@example.org", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Contains("Hello <alice> & Co.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("\nhttps://desktops.example.org/x?a=1&b=2\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Hello &lt;alice&gt; &amp; Co.", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://desktops.example.org/x?a=1&amp;b=2\"", mail.HtmlBody, StringComparison.Ordinal);
        var picture = Assert.Single(mail.BodyParts.OfType<MimePart>(), p => p.ContentType.IsMimeType("image", "png"));
        Assert.Contains($"cid:{picture.ContentId}", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"A=plain:{Exim.User}", _server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_text_begins_a_header_of_its_own()
    {
        using var outbox = await OutboxAsync();
        Assert.True(outbox.TryPost(Letter("alice@example.org", subject: "Desk\r\nBcc: mallory@example.org\r\n\r\nbody")));
        var mail = Assert.Single(await _server.MailsAsync(1));
        Assert.Empty(mail.Bcc);
        Assert.Null(mail.Headers["Bcc"]);
        Assert.StartsWith("Desk", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_cannot_take_now_is_brought_again()
    {
        using var outbox = await OutboxAsync();
        Assert.True(outbox.TryPost(Letter(Exim.Busy)));
        await Eventually.TrueAsync(() => _logs.Text.Contains("status 451. It is tried again", StringComparison.Ordinal), "the first try has failed");
        Assert.Equal(0, _server.Count);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(await _server.MailsAsync(1));
    }

    [Fact]
    public async Task What_the_server_refuses_for_good_is_given_up_and_holds_nothing_up()
    {
        using var outbox = await OutboxAsync();
        Assert.True(outbox.TryPost(Letter(Exim.Nobody)));
        await Eventually.TrueAsync(() => _logs.Text.Contains("given up", StringComparison.Ordinal), "it is given up");
        Assert.True(outbox.TryPost(Letter("alice@example.org")));
        Assert.Single(await _server.MailsAsync(1));
    }

    [Fact]
    public async Task A_wrong_password_or_authority_is_said_without_a_secret()
    {
        await File.WriteAllTextAsync(PasswordFile, "not the password", TestContext.Current.CancellationToken);
        using (var outbox = await OutboxAsync())
        {
            Assert.True(outbox.TryPost(Letter("alice@example.org", link: true)));
            await Eventually.TrueAsync(() => _logs.Text.Contains("refuses Darts:Mail:User", StringComparison.Ordinal), "the password is refused");
        }

        using (var outbox = await OutboxAsync(authority: new TestAuthority(_files.Path)))
        {
            Assert.True(outbox.TryPost(Letter("alice@example.org", link: true)));
            await Eventually.TrueAsync(() => _logs.Text.Contains("certificate is not believed", StringComparison.Ordinal), "the certificate is refused");
        }

        Assert.Equal(0, _server.Count);
        Assert.DoesNotContain("not the password", _logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("x?a=1", _logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", _logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_of_no_use_any_more_is_not_tried_again()
    {
        using var outbox = await OutboxAsync();
        Assert.True(outbox.TryPost(Letter(Exim.Busy, usefulFor: TimeSpan.FromSeconds(4))));
        await Eventually.TrueAsync(() => _logs.Text.Contains("given up", StringComparison.Ordinal), "it is given up");
    }

    private async Task<Outbox> OutboxAsync(ServerSecurity security = ServerSecurity.Tls, TestAuthority? authority = null)
    {
        var options = Options.Create(new MailOptions
        {
            Server = "127.0.0.1",
            Port = security == ServerSecurity.Tls ? _server.TlsPort : _server.StartTlsPort,
            Security = security,
            CertificateAuthority = (authority ?? _authority).RootFile,
            From = "desktops@example.org",
            User = Exim.User,
            PasswordFile = PasswordFile,
        });
        var outbox = new Outbox(new SmtpMailSender(options, _time), options, _time, new Logger<Outbox>(new LoggerFactory([_logs])));
        await outbox.StartAsync(TestContext.Current.CancellationToken);
        return outbox;
    }

    private static Letter Letter(string to, string subject = "Your <link> to Züri", bool link = false, TimeSpan? usefulFor = null)
    {
        Assert.True(EmailAddress.TryParse(to, out var address));
        return new Letter(address, subject, ["Hello <alice> & Co."])
        {
            Link = link ? (new Uri("https://desktops.example.org/x?a=1&b=2"), "Open your desktop") : null,
            HasPicture = link,
            UsefulUntil = s_now + (usefulFor ?? TimeSpan.FromHours(1)),
        };
    }
}
