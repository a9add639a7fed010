using Darts.Testing;
using MimeKit;

namespace Darts.Web.Tests.Running;

/// <summary>A real SMTP server that knows one user and keeps whatever mail it is given.</summary>
internal sealed class Exim : IDisposable
{
    public const string User = "alice";
    public const string Password = "correct horse battery";

    /// <summary>A mailbox that it does not have.</summary>
    public const string Nobody = "nobody@example.org";

    /// <summary>A mailbox that it cannot write to the first time.</summary>
    public const string Busy = "busy@example.org";

    private const string Settings = """
        primary_hostname = mail.example.org
        spool_directory = DIR/spool
        log_file_path = DIR/spool/log-%s
        pid_file_path = DIR/spool/pid
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = STARTTLS_PORT : TLS_PORT : PLAIN_PORT
        tls_on_connect_ports = TLS_PORT
        tls_certificate = CERTIFICATE
        tls_privatekey = KEYFILE
        tls_advertise_hosts = ${if ={$received_port}{PLAIN_PORT}{}{*}}
        auth_advertise_hosts = ${if or{{def:tls_in_cipher}{={$received_port}{PLAIN_PORT}}}{*}{}}
        host_lookup =
        rfc1413_hosts =
        keep_environment =
        deliver_drop_privilege = true
        acl_smtp_rcpt = recipient
        acl_smtp_data = content

        begin acl
        recipient:
          deny    local_parts = nobody
                  message = There is no such mailbox.
          defer   local_parts = busy
                  condition = ${if exists{DIR/spool/was-busy}{no}{yes}}
                  condition = ${if eq{${run{/usr/bin/touch DIR/spool/was-busy}{}}}{}{yes}{yes}}
                  message = Come back later.
          accept
        content:
          accept

        begin routers
        everybody:
          driver = accept
          transport = box

        begin transports
        box:
          driver = appendfile
          directory = DIR/box
          maildir_format
          create_directory

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{DIR/passwords}{$value}{${tod_epoch}-}}}{yes}{no}}
          server_set_id = $auth2

        """;

    private readonly TemporaryDirectory _directory;
    private readonly Daemon _daemon;

    private Exim(TemporaryDirectory directory, Daemon daemon, IReadOnlyList<int> ports) =>
        (_directory, _daemon, StartTlsPort, TlsPort, PlainPort) = (directory, daemon, ports[0], ports[1], ports[2]);

    public int StartTlsPort { get; }

    public int TlsPort { get; }

    /// <summary>A port on which it cannot encrypt.</summary>
    public int PlainPort { get; }

    /// <summary>Its log of what came and went.</summary>
    public string Log => File.ReadAllText(Path.Combine(_directory.Path, "spool/log-main"));

    public static async Task<Exim> StartAsync((string Certificate, string Key) certificate)
    {
        var directory = new TemporaryDirectory();
        const UnixFileMode all = (UnixFileMode)0b111_111_111;
        // It receives and delivers as a user of its own.
        File.SetUnixFileMode(directory.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var path = directory.Path;
        Directory.CreateDirectory(Path.Combine(path, "spool")).UnixFileMode = all;
        Directory.CreateDirectory(Path.Combine(path, "box")).UnixFileMode = all;
        await File.WriteAllTextAsync(Path.Combine(path, "passwords"), $"{User}: {Password}\n");
        var ports = Daemon.FreePorts(3);
        var file = Path.Combine(path, "exim.conf");
        await File.WriteAllTextAsync(file, $"""
            DIR = {path}
            STARTTLS_PORT = {ports[0]}
            TLS_PORT = {ports[1]}
            PLAIN_PORT = {ports[2]}
            CERTIFICATE = {certificate.Certificate}
            KEYFILE = {certificate.Key}

            """ + Settings);
        return new Exim(directory, await Daemon.StartAsync("/usr/sbin/exim4", ["-C", file, "-bdf"], ports), ports);
    }

    /// <summary>The mails that it was given, oldest first, when there are so many.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsAsync(int count)
    {
        var files = await Eventually.GetAsync(() => Mails() is var mails && mails.Length >= count ? mails : null, $"the server has {count} mails");
        return [.. files.Select(f => MimeMessage.Load(f, TestContext.Current.CancellationToken))];
    }

    /// <summary>How many mails it was given until now.</summary>
    public int Count => Mails().Length;

    public void Dispose()
    {
        _daemon.Dispose();
        _directory.Dispose();
    }

    private string[] Mails()
    {
        var box = new DirectoryInfo(Path.Combine(_directory.Path, "box/new"));
        return box.Exists ? [.. box.GetFiles().OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => f.FullName)] : [];
    }
}
