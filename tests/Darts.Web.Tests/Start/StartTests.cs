using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.Start;

/// <summary>The program as it is started: arguments, environment, exit code, standard output and error.</summary>
public sealed class StartTests
{
    public static TheoryData<string[], string> Refusals => new()
    {
        { [], "Darts:SignIn:Mode is not set" },
        { ["--Darts:SignIn:Mode=ldap"], "Darts:SignIn:Mode is \"ldap\"" },
        { ["--Darts:SignIn:Mode=open", "--urls=http://0.0.0.0:8080"], "urls is set" },
        { ["--Darts:SignIn:Mode=open", "--Kestrel:Endpoints:Http:Url=http://*:80"], "Kestrel:Endpoints is set" },
        { ["--Darts:SignIn:Mode=open", "--Darts:Port=99999"], "Darts:Port is 99999" },
        { ["--Darts:SignIn:Mode=open", "--Darts:Port=many"], "Darts:Port" },
        { ["--Darts:SignIn:Mode=open", "--Darts:StateDirectory=here"], "Darts:StateDirectory is \"here\"" },
        { ["--Darts:SignIn:Mode=open", "--Darts:StateDirectory=/proc/darts"], "Darts:StateDirectory \"/proc/darts\"" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_start_with_a_bad_setting_names_the_key_and_ends(string[] arguments, string message)
    {
        using var state = new TemporaryDirectory();
        using var portal = Launch(["--Darts:Port=0", $"--Darts:StateDirectory={state.Path}", .. arguments]);
        var (output, error) = await ReadToEndAsync(portal);
        Assert.Equal(1, portal.ExitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task An_address_in_the_environment_is_refused_too()
    {
        using var state = new TemporaryDirectory();
        using var portal = Launch(
            ["--Darts:SignIn:Mode=open", $"--Darts:StateDirectory={state.Path}"], ("ASPNETCORE_URLS", "http://*:8080"));
        var (_, error) = await ReadToEndAsync(portal);
        Assert.Equal(1, portal.ExitCode);
        Assert.Contains("ASPNETCORE_URLS", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var state = new TemporaryDirectory();
        using var portal = Launch(["--Darts:SignIn:Mode=open", $"--Darts:Port={port}", $"--Darts:StateDirectory={state.Path}"]);
        var (_, error) = await ReadToEndAsync(portal);
        Assert.Equal(1, portal.ExitCode);
        Assert.Contains($"127.0.0.1:{port} cannot be listened on", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ready_line_is_all_of_standard_output_and_its_address_works()
    {
        using var state = new TemporaryDirectory();
        using var portal = Launch(["--Darts:SignIn:Mode=open", "--Darts:Port=0", $"--Darts:StateDirectory={state.Path}"]);
        try
        {
            var line = await portal.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.Matches(@"^Darts is ready: http://127\.0\.0\.1:\d+/\?secret=[A-Za-z0-9_-]{43}$", line);
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });
            using var answer = await client.GetAsync(new Uri(line!["Darts is ready: ".Length..]), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
        finally
        {
            portal.Kill();
        }

        Assert.Empty(await portal.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static Process Launch(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments.Append("--Darts:Host:Uri=qemu+unix:///session?socket=/nonexistent/libvirt-sock"))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<(string Output, string Error)> ReadToEndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, error);
    }
}
