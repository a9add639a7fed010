namespace Darts.Web.Tests.Running;

/// <summary>A real IMAP server with a few users. It calls them by lower-case names, as is usual.</summary>
internal sealed class Dovecot : IDisposable
{
    public const string User = "alice";
    public const string Password = "correct horse battery";
    public const string ForeignUser = "zoë";
    public const string ForeignPassword = "pässwörd–日本";

    private readonly TemporaryDirectory _directory;
    private readonly Daemon _daemon;

    private Dovecot(TemporaryDirectory directory, Daemon daemon, IReadOnlyList<int> ports) =>
        (_directory, _daemon, StartTlsPort, TlsPort) = (directory, daemon, ports[0], ports[1]);

    public int StartTlsPort { get; }

    public int TlsPort { get; }

    public static async Task<Dovecot> StartAsync((string Certificate, string Key) certificate)
    {
        var directory = new TemporaryDirectory();
        // Its parts run as users of their own.
        File.SetUnixFileMode(directory.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var path = directory.Path;
        var mail = Directory.CreateDirectory(Path.Combine(path, "mail"));
        mail.UnixFileMode |= UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
        await File.WriteAllTextAsync(Path.Combine(path, "users"), $"{User}:{{PLAIN}}{Password}\n{ForeignUser}:{{PLAIN}}{ForeignPassword}\n");
        var ports = Daemon.FreePorts(2);
        var file = Path.Combine(path, "dovecot.conf");
        await File.WriteAllTextAsync(file, $$"""
            base_dir = {{path}}/run
            state_dir = {{path}}/state
            log_path = {{path}}/log
            protocols = imap
            ssl = required
            ssl_cert = <{{certificate.Certificate}}
            ssl_key = <{{certificate.Key}}
            auth_mechanisms = plain login
            auth_username_chars =
            auth_failure_delay = 0
            first_valid_uid = 1
            mail_location = maildir:{{path}}/mail/%u
            passdb {
              driver = passwd-file
              args = username_format=%u {{path}}/users
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{path}}/mail/%u
            }
            service anvil {
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service imap-login {
              inet_listener imap {
                address = 127.0.0.1
                port = {{ports[0]}}
              }
              inet_listener imaps {
                address = 127.0.0.1
                port = {{ports[1]}}
                ssl = yes
              }
            }
            """);
        return new Dovecot(directory, await Daemon.StartAsync("/usr/sbin/dovecot", ["-F", "-c", file], ports), ports);
    }

    public void Dispose()
    {
        _daemon.Dispose();
        _directory.Dispose();
    }
}
