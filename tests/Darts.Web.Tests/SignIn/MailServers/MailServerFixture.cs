using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.SignIn.MailServers;

/// <summary>Both mail servers with certificates of one authority, and a dovecot each whose certificate is worth nothing.</summary>
public sealed class MailServerFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _files = new();
    private readonly List<IDisposable> _servers = [];

    internal TestAuthority Authority { get; private set; } = null!;

    internal Dovecot Imap { get; private set; } = null!;

    internal Exim Smtp { get; private set; } = null!;

    internal Dovecot Expired { get; private set; } = null!;

    internal Dovecot Elsewhere { get; private set; } = null!;

    internal Dovecot Foreign { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Servers read them as users of their own.
        File.SetUnixFileMode(_files.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Authority = new TestAuthority(_files.Path);
        Imap = await DovecotAsync(Authority.Issue("imap"));
        Expired = await DovecotAsync(Authority.Issue("expired", isExpired: true));
        Elsewhere = await DovecotAsync(Authority.Issue("elsewhere", "mail.example.org"));
        Foreign = await DovecotAsync(new TestAuthority(_files.Path).Issue("foreign"));
        Smtp = await Exim.StartAsync(Authority.Issue("smtp"));
        _servers.Add(Smtp);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            server.Dispose();
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Dovecot> DovecotAsync((string Certificate, string Key) certificate)
    {
        var server = await Dovecot.StartAsync(certificate);
        _servers.Add(server);
        return server;
    }
}
