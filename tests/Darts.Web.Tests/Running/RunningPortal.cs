using System.Net;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Checks;
using Darts.Web.Start;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Web.Tests.Running;

/// <summary>The whole portal on a real Kestrel and a free port, with a state directory of its own.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    // Nothing answers there: what these tests ask happens before the hypervisor or shows that it is missing.
    private const string NoHypervisor = "qemu+unix:///session?socket=/nonexistent/libvirt-sock";

    private readonly Factory _factory;
    private readonly TemporaryDirectory? _ownState;

    private RunningPortal(Factory factory, TemporaryDirectory? ownState)
    {
        _factory = factory;
        _ownState = ownState;
        _factory.UseKestrel();
        _factory.StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.Single());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _factory.Services;

    public string Logs => _factory.Logs.Text;

    /// <summary>The address that a start prints.</summary>
    public Uri SecretAddress => Services.GetRequiredService<OpenModeSecret>().AddressAt(Address);

    public static RunningPortal Start(string? stateDirectory = null, params (string Key, string Value)[] settings) =>
        Start(_ => { }, stateDirectory, [("Darts:SignIn:Mode", "open"), .. settings]);

    /// <summary>A portal whose people have accounts: those of <see cref="TestCheck"/> unless the settings name others.</summary>
    public static RunningPortal StartWithAccounts(string? stateDirectory = null, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var methods = settings.Any(s => s.Key.StartsWith("Darts:SignIn:Methods", StringComparison.Ordinal)) ? [] : new[] { ("Darts:SignIn:Methods:0:Kind", TestCheck.KindName) };
        return Start(
            s =>
            {
                s.AddSingleton<ICredentialCheckKind, TestCheck>();
                services?.Invoke(s);
            },
            stateDirectory,
            [("Darts:SignIn:Mode", "accounts"), ("Darts:SignIn:RefusalPace", "00:00:00"), .. methods, .. settings]);
    }

    private static RunningPortal Start(Action<IServiceCollection> services, string? stateDirectory, (string Key, string Value)[] settings)
    {
        var own = stateDirectory is null ? new TemporaryDirectory() : null;
        return new RunningPortal(
            new Factory(
                services,
                [
                    ("Darts:Port", "0"),
                    ("Darts:StateDirectory", stateDirectory ?? own!.Path),
                    ("Darts:Host:Uri", NoHypervisor),
                    ("Darts:Catalogue:Directory", "/nonexistent/machines"),
                    .. settings,
                ]),
            own);
    }

    /// <summary>A browser that has opened no address yet. It keeps cookies and follows nothing by itself.</summary>
    public Browser Stranger() => new(Address, Services.GetRequiredService<IOptions<PortalOptions>>().Value.PathBase());

    /// <summary>A browser that has opened the printed address.</summary>
    public async Task<Browser> GuestAsync()
    {
        var browser = Stranger();
        if (!Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsOpen)
            return browser;
        using var answer = await browser.GetAsync(SecretAddress.PathAndQuery);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    /// <summary>A browser in which somebody has signed in; where people have accounts, with the password of the test's check.</summary>
    public async Task<Browser> UserAsync(string name)
    {
        var browser = await GuestAsync();
        using var answer = await browser.SignInAsync(name, password: TestCheck.PasswordOf(name));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        _ownState?.Dispose();
    }

    private sealed class Factory(Action<IServiceCollection> services, (string Key, string Value)[] settings) : WebApplicationFactory<Program>
    {
        public CapturedLogs Logs { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
            builder.ConfigureServices(services);
            builder.UseEnvironment("Production");
        }
    }
}
