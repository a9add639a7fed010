using System.Net;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

    public static RunningPortal Start(string? stateDirectory = null, params (string Key, string Value)[] settings)
    {
        var own = stateDirectory is null ? new TemporaryDirectory() : null;
        return new RunningPortal(
            new Factory(
            [
                ("Darts:Port", "0"),
                ("Darts:SignIn:Mode", "open"),
                ("Darts:StateDirectory", stateDirectory ?? own!.Path),
                ("Darts:Host:Uri", NoHypervisor),
                ("Darts:Catalogue:Directory", "/nonexistent/machines"),
                .. settings,
            ]),
            own);
    }

    /// <summary>A browser that has opened no address yet. It keeps cookies and follows nothing by itself.</summary>
    public Browser Stranger() => new(Address);

    /// <summary>A browser that has opened the printed address.</summary>
    public async Task<Browser> GuestAsync()
    {
        var browser = Stranger();
        using var answer = await browser.GetAsync(SecretAddress.PathAndQuery);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<Browser> UserAsync(string name)
    {
        var browser = await GuestAsync();
        using var answer = await browser.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        _ownState?.Dispose();
    }

    private sealed class Factory((string Key, string Value)[] settings) : WebApplicationFactory<Program>
    {
        public CapturedLogs Logs { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
            builder.UseEnvironment("Production");
        }
    }
}
