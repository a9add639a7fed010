using System.Diagnostics;

namespace Darts.Web.Tests.SignIn.Pam;

/// <summary>Accounts of this computer that are there for a test, and a PAM service that knows them by pam_unix.</summary>
public sealed class PamAccounts : IAsyncLifetime
{
    private readonly string _mark = Guid.NewGuid().ToString("N")[..8];
    private readonly List<string> _names = [];

    /// <summary>A service that asks pam_unix.</summary>
    public string Service => $"darts-test-{_mark}";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make accounts.");
        await File.WriteAllTextAsync($"/etc/pam.d/{Service}", "auth required pam_unix.so\naccount required pam_unix.so\n");
    }

    /// <summary>Makes an account.</summary>
    /// <param name="kind">What it is for, part of its name.</param>
    /// <param name="password">Its password; null for none at all, which is not the same as a locked one.</param>
    /// <param name="change">What else to do to it: a program and its arguments, before the name.</param>
    public async Task<string> AddAsync(string kind, string? password, params string[] change)
    {
        var name = $"darts-t-{_mark}-{kind}";
        await RunAsync(null, "/usr/sbin/useradd", "--no-create-home", "--shell", "/usr/sbin/nologin", name);
        _names.Add(name);
        if (password is null)
            await RunAsync(null, "/usr/bin/passwd", "--delete", name);
        else
            await RunAsync($"{name}:{password}\n", "/usr/sbin/chpasswd");
        if (change is [var program, .. var arguments])
            await RunAsync(null, program, [.. arguments, name]);
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
            await RunAsync(null, "/usr/sbin/userdel", name);
        File.Delete($"/etc/pam.d/{Service}");
    }

    private static async Task RunAsync(string? input, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {said}");
    }
}
