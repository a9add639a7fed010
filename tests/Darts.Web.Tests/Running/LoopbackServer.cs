using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Darts.Web.Tests.Running;

/// <summary>A web server of the test's own on a free port of the loopback, with https where it gets a certificate.</summary>
internal static class LoopbackServer
{
    public static WebApplication Create((string Certificate, string Key)? certificate = null, int port = 0, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is var (file, key))
                listen.UseHttps(X509Certificate2.CreateFromPemFile(file, key));
        }));
        services?.Invoke(builder.Services);
        return builder.Build();
    }
}
