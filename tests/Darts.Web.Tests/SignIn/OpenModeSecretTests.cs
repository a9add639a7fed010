using System.Net;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.SignIn;

public sealed class OpenModeSecretTests
{
    [Fact]
    public async Task A_restart_keeps_open_browsers_working_and_a_new_secret_shuts_them_out()
    {
        using var state = new TemporaryDirectory();
        using var cookies = new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(cookies);
        Uri first;
        await using (var portal = RunningPortal.Start(state.Path))
        {
            first = portal.SecretAddress;
            using var admitted = await client.GetAsync(first, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.SeeOther, admitted.StatusCode);
        }

        await using (var portal = RunningPortal.Start(state.Path))
        {
            Assert.Equal(first.Query, portal.SecretAddress.Query);
            using var known = await client.GetAsync(new Uri(portal.Address, "/sign-in"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        }

        File.Delete(Path.Combine(state.Path, "secret"));
        await using (var portal = RunningPortal.Start(state.Path))
        {
            Assert.NotEqual(first.Query, portal.SecretAddress.Query);
            using var unknown = await client.GetAsync(new Uri(portal.Address, "/sign-in"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
        }
    }

    [Fact]
    public async Task Files_of_the_portal_are_for_its_user_alone_and_a_secret_that_others_could_read_is_replaced()
    {
        using var state = new TemporaryDirectory();
        var directory = Path.Combine(state.Path, "darts");
        var file = Path.Combine(directory, "secret");
        string first;
        await using (var portal = RunningPortal.Start(directory))
            first = portal.SecretAddress.Query;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await using (var portal = RunningPortal.Start(directory))
            Assert.NotEqual(first, portal.SecretAddress.Query);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task The_secret_is_in_no_log_however_much_is_logged()
    {
        await using var portal = RunningPortal.Start(
            null, ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore.Hosting", "Trace"));
        using var browser = await portal.UserAsync("alice");
        using var page = await browser.GetAsync("/");
        using var wrong = await browser.GetAsync(portal.SecretAddress.PathAndQuery + "x");
        var secret = portal.SecretAddress.Query["?secret=".Length..];
        Assert.Contains("/sign-in", portal.Logs, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, portal.Logs, StringComparison.Ordinal);
    }
}
