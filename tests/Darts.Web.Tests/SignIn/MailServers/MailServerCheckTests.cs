using System.Net;
using System.Net.Sockets;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.MailServers;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Web.Tests.SignIn.MailServers;

public sealed class MailServerCheckTests(MailServerFixture servers) : IClassFixture<MailServerFixture>
{
    public static TheoryData<string, string> Protected => new()
    {
        { "Imap", "Tls" },
        { "Imap", "StartTls" },
        { "Smtp", "Tls" },
        { "Smtp", "StartTls" },
    };

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task The_right_password_lets_in(string kind, string security)
    {
        var result = await AskAsync(kind, security, Dovecot.User, Dovecot.Password, ("Domain", "example.org"));
        Assert.True(result.IsAccepted, result.Reason);
        Assert.Equal(("alice", "alice@example.org"), (result.Identity.Name, result.Identity.Email));
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Wrong_passwords_and_unknown_users_are_refused(string kind, string security)
    {
        foreach (var (name, password) in new[] { (Dovecot.User, "wrong"), ("mallory", Dovecot.Password), (Dovecot.User, ""), ("", ""), (Dovecot.User, " "), (Dovecot.User, Dovecot.Password + " ") })
        {
            var result = await AskAsync(kind, security, name, password);
            Assert.False(result.IsAccepted);
            Assert.True(result.IsAvailable, result.Reason);
        }
    }

    [Theory]
    [InlineData("Imap")]
    [InlineData("Smtp")]
    public async Task Hostile_names_and_passwords_are_refused_and_harm_nothing(string kind)
    {
        foreach (var name in new[] { "mallory\0alice", "alice\0", "\0alice", "alice\r\nA1 LOGIN", "alice\" \"", "alice*", "%u", "${run{/bin/true}}", "../../etc/passwd", "alice\u0007", new string('a', 1 << 20), "{7}\r\nalice" })
        {
            var result = await AskAsync(kind, "Tls", name, Dovecot.Password);
            Assert.False(result.IsAccepted, name[..Math.Min(20, name.Length)]);
        }

        foreach (var password in new[] { Dovecot.Password + "\0", "\0", "x\0" + Dovecot.Password, Dovecot.Password + "\r\n", new string('x', 1 << 20) })
            Assert.False((await AskAsync(kind, "Tls", Dovecot.User, password)).IsAccepted);
        Assert.True((await AskAsync(kind, "Tls", Dovecot.User, Dovecot.Password)).IsAccepted);
    }

    [Fact]
    public async Task Letters_of_any_script_do()
    {
        var result = await AskAsync("Imap", "Tls", Dovecot.ForeignUser, Dovecot.ForeignPassword);
        Assert.True(result.IsAccepted, result.Reason);
        Assert.Equal(Dovecot.ForeignUser, result.Identity.Name);
    }

    [Theory]
    [InlineData("ALICE")]
    [InlineData("Alice@example.org")]
    [InlineData("alice@EXAMPLE.org")]
    public async Task One_person_is_one_account_however_the_name_is_typed(string typed)
    {
        var result = await AskAsync("Imap", "Tls", typed, Dovecot.Password, ("Domain", "example.org"));
        Assert.True(result.IsAccepted, result.Reason);
        Assert.Equal("alice", result.Identity.Name);
    }

    [Theory]
    [InlineData("alice@elsewhere.example")]
    [InlineData("alice@example.org@elsewhere.example")]
    [InlineData("alice@")]
    public async Task A_name_of_another_domain_is_nobody_here(string typed)
    {
        var result = await AskAsync("Imap", "Tls", typed, Dovecot.Password, ("Domain", "example.org"));
        Assert.False(result.IsAccepted);
    }

    [Theory]
    [InlineData("Tls")]
    [InlineData("StartTls")]
    public async Task A_certificate_that_is_worth_nothing_lets_nobody_in(string security)
    {
        foreach (var server in new[] { servers.Expired, servers.Elsewhere, servers.Foreign })
        {
            var result = await AskAsync("Imap", security, Dovecot.User, Dovecot.Password, ("Port", $"{(security == "Tls" ? server.TlsPort : server.StartTlsPort)}"));
            Assert.False(result.IsAccepted);
            Assert.False(result.IsAvailable);
        }

        // Without the site's authority the system's are believed, and they have not issued it.
        Assert.False((await AskAsync("Imap", security, Dovecot.User, Dovecot.Password, ("CertificateAuthority", ""))).IsAccepted);
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_is_told_nothing()
    {
        var result = await AskAsync("Smtp", "StartTls", Exim.User, Exim.Password, ("Port", $"{servers.Smtp.PlainPort}"));
        Assert.False(result.IsAccepted);
        Assert.False(result.IsAvailable);
        Assert.True((await AskAsync("Smtp", "None", Exim.User, Exim.Password, ("Port", $"{servers.Smtp.PlainPort}"))).IsAccepted);
    }

    [Theory]
    [InlineData("Imap")]
    [InlineData("Smtp")]
    public async Task A_server_that_is_away_or_silent_lets_nobody_in(string kind)
    {
        Assert.False((await AskAsync(kind, "Tls", Dovecot.User, Dovecot.Password, ("Port", $"{Daemon.FreePorts(1)[0]}"))).IsAvailable);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var check = Check(kind, "StartTls", [("Port", $"{((IPEndPoint)silent.LocalEndpoint).Port}")]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.CheckAsync(new Credentials(Dovecot.User, Dovecot.Password), limit.Token));
    }

    [Theory]
    [InlineData("Imap")]
    [InlineData("Smtp")]
    public async Task The_portal_signs_people_in_by_it_also_after_one_that_is_away(string kind)
    {
        await using var portal = RunningPortal.StartWithAccounts(settings:
        [
            ("Darts:SignIn:Methods:0:Kind", "Imap"), ("Darts:SignIn:Methods:0:Server", "127.0.0.1"), ("Darts:SignIn:Methods:0:Port", $"{Daemon.FreePorts(1)[0]}"),
            .. Settings(kind, "Tls", []).Select(s => ($"Darts:SignIn:Methods:1:{s.Key}", s.Value)),
        ]);
        using var browser = portal.Stranger();
        using var refused = await browser.SignInAsync("alice", password: "wrong");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var answer = await browser.SignInAsync("alice", password: Dovecot.Password);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.DoesNotContain(Dovecot.Password, portal.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_to_another_computer_is_refused_or_warned_about()
    {
        var settings = Section([("Server", "mail.example.org"), ("Security", "None")]);
        Assert.Contains("AllowPlainText", Assert.Single(Kind("Imap").Problems(settings)), StringComparison.Ordinal);
        settings["AllowPlainText"] = "true";
        Assert.Empty(Kind("Imap").Problems(settings));
        Assert.Contains("plain text", Assert.Single(Kind("Imap").Warnings(settings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server", "", ":Server")]
    [InlineData("Server", "imaps://mail.example.org", ":Server")]
    [InlineData("Port", "0", ":Port")]
    [InlineData("Port", "many", "cannot be read")]
    [InlineData("Security", "Some", "cannot be read")]
    [InlineData("CertificateAuthority", "/nonexistent.pem", ":CertificateAuthority")]
    [InlineData("Domain", "@example.org", ":Domain")]
    [InlineData("LoginWithDomain", "true", ":LoginWithDomain")]
    public void Bad_settings_are_named_with_their_key(string key, string value, string said)
    {
        var settings = Section([("Server", "mail.example.org"), (key, value)]);
        var problem = Assert.Single(Kind("Smtp").Problems(settings));
        Assert.StartsWith("Darts:SignIn:Methods:3", problem, StringComparison.Ordinal);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    private Task<CheckResult> AskAsync(string kind, string security, string name, string password, params (string Key, string Value)[] more) =>
        Check(kind, security, more).CheckAsync(new Credentials(name, password), TestContext.Current.CancellationToken);

    private ICredentialCheck Check(string kind, string security, (string Key, string Value)[] more)
    {
        var settings = Section(Settings(kind, security, more));
        Assert.Empty(Kind(kind).Problems(settings));
        return Kind(kind).Create(settings);
    }

    private (string Key, string Value)[] Settings(string kind, string security, (string Key, string Value)[] more)
    {
        var port = (kind, security) switch
        {
            ("Imap", "Tls") => servers.Imap.TlsPort,
            ("Imap", _) => servers.Imap.StartTlsPort,
            (_, "Tls") => servers.Smtp.TlsPort,
            _ => servers.Smtp.StartTlsPort,
        };
        return [("Kind", kind), ("Server", "127.0.0.1"), ("Port", $"{port}"), ("Security", security), ("CertificateAuthority", servers.Authority.RootFile), .. more];
    }

    private static IConfigurationSection Section((string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create<string, string?>($"Darts:SignIn:Methods:3:{s.Key}", s.Last().Value)))
        .Build().GetSection("Darts:SignIn:Methods:3");

    private static ICredentialCheckKind Kind(string kind)
    {
        var services = new ServiceCollection();
        services.AddMailServerChecks();
        return services.BuildServiceProvider().GetServices<ICredentialCheckKind>().Single(k => k.Kind == kind);
    }
}
