using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>The one listening socket and the bounds on what comes through it.</summary>
internal static class Listening
{
    public static void AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PortalOptions>, PortalOptionsValidation>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<PortalOptions>>((kestrel, portal) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(portal.Value.Address), portal.Value.Port, listen =>
            {
                listen.RefuseGuests();
                if (!string.IsNullOrEmpty(portal.Value.Certificate))
                    listen.UseCertificate(new CertificateFile(portal.Value.Certificate, portal.Value.CertificateKey!));
            });
            Bound(kestrel.Limits);
        });
    }

    /// <summary>Fails early when the port is taken: Kestrel's own failure comes with a stack trace.</summary>
    public static void RequireFreePort(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        if (portal.Port == 0)
            return;
        try
        {
            using var probe = new TcpListener(IPAddress.Parse(portal.Address), portal.Port);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new StartRefusedException($"{new IPEndPoint(IPAddress.Parse(portal.Address), portal.Port)} cannot be listened on: {e.Message}. Choose another port with Darts:Port, or another address with Darts:Address.", e);
        }
    }

    /// <summary>The address that Kestrel really listens on; null under a server without sockets.</summary>
    public static Uri? ListeningAddress(this WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? new Uri(address)
            : null;

    private static void UseCertificate(this ListenOptions listen, CertificateFile file)
    {
        // Consoles are WebSockets, which over HTTP/2 begin in another way.
        listen.Protocols = HttpProtocols.Http1;
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = file.Current }),
        });
    }

    // The largest honest request is a form of some hundred bytes; consoles and events are upgrades and answers, which these do not bound.
    private static void Bound(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = 64 * 1024;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MaxConcurrentConnections = 2000;
        limits.MaxConcurrentUpgradedConnections = 1000;
    }
}
