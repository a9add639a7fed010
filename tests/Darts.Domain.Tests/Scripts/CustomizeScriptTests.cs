using System.Diagnostics;
using System.Text;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Scripts.Sources;

namespace Darts.Domain.Tests.Scripts;

public sealed class CustomizeScriptTests : IDisposable
{
    private const string Hostile = "al'ice \"$(touch pwned)`touch pwned`";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darts-customize-");

    private string In => _directory.FullName + "/a b";

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Lines_and_options_do_what_virt_customize_does()
    {
        Assert.Equal(0, Run($"""
            # A comment.
            mkdir {In}/deep/er
            write {In}/motd:Welcome: @USER@; $(touch pwned) it's
            append-line {In}/motd:second $HOME
            touch {In}/deep/one.tmp
            touch {In}/deep/two.tmp
            touch {In}/deep/kept
            run-command echo "@USER@ \
            said" >'{In}/said'
            """));
        Assert.Equal(0, Run($"--chmod '0600:{In}/said' --delete '{In}/deep/*.tmp' --copy \"{In}/motd:{In}/copy\" --move '{In}/deep/kept:{In}/kept' --link='motd:{In}/link' --mkdir {In.Replace(" ", "\\ ", StringComparison.Ordinal)}/option"));
        Assert.Equal($"Welcome: {Hostile}; $(touch pwned) it's\nsecond $HOME\n", File.ReadAllText(In + "/copy"));
        Assert.Equal(Hostile + " said\n", File.ReadAllText(In + "/said"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In + "/said"));
        Assert.Equal(["copy", "deep", "kept", "link", "motd", "option", "said"], Directory.EnumerateFileSystemEntries(In).Select(f => Path.GetFileName(f)!).Order());
        Assert.Equal(["er"], Directory.EnumerateFileSystemEntries(In + "/deep").Select(f => Path.GetFileName(f)!));
        Assert.Empty(Directory.GetFiles(_directory.FullName, "pwned", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_fails_ends_it_but_for_what_was_for_the_first_boot()
    {
        Assert.Equal(7, Run($"firstboot-command exit 7\nmkdir {In}"));
        Assert.True(Directory.Exists(In));
        Assert.Equal(6, Run($"run-command exit 6\ndelete {In}"));
        Assert.True(Directory.Exists(In));
    }

    [Theory]
    [InlineData("--root-password password:hunter2", "root-password")]
    [InlineData("password alice:password:hunter2", "password")]
    [InlineData("upload /etc/shadow:/tmp/x", "upload")]
    [InlineData("--run /etc/darts/a.sh", "run")]
    [InlineData("--mkdir /a --selinux-relabel", "selinux-relabel")]
    [InlineData("edit /etc/x:s/a/b/", "edit")]
    [InlineData("write /etc/motd", "colon")]
    [InlineData("mkdir", "mkdir")]
    [InlineData("install -o,x", "package")]
    [InlineData("--mkdir /a b", "'b'")]
    [InlineData("--write '/a:b", "closed")]
    [InlineData("# nothing", "nothing")]
    public void What_does_not_mean_the_same_is_refused_with_its_word(string text, string reason)
    {
        var fault = ScriptEntry.Fault("virt-customize: " + text, new ScriptOptions());
        Assert.Contains(reason, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_becomes_what_a_running_guest_understands()
    {
        var text = Script("--hostname desk --timezone Europe/Paris --install nano,git --uninstall vim --update").Text;
        Assert.Contains("printf '%s\\n' 'desk' >/etc/hostname\nhostname 'desk'\n", text, StringComparison.Ordinal);
        Assert.Contains("ln -sf /usr/share/zoneinfo/'Europe/Paris' /etc/localtime\n", text, StringComparison.Ordinal);
        Assert.Contains("packages install 'nano' 'git'\npackages remove 'vim'\npackages upgrade\n", text, StringComparison.Ordinal);
    }

    private static InlineSource Script(string text) => Assert.IsType<InlineSource>(ScriptEntry.Parse("if(true): virt-customize: " + text, new ScriptOptions()).Source);

    /// <summary>Runs it as a guest would.</summary>
    private int Run(string text)
    {
        var prepared = new LinuxShell().Prepare(Script(text).Text);
        var start = new ProcessStartInfo(prepared.Interpreter[0], ["-c", Encoding.UTF8.GetString(prepared.Content)]) { WorkingDirectory = _directory.FullName };
        start.Environment["DARTS_USER"] = Hostile;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
