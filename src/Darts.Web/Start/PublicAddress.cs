using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>The address by which people reach the portal, which is not always the one that it listens on.</summary>
internal static class PublicAddress
{
    /// <summary>The address that people open; null where it is the one that the portal listens on.</summary>
    public static Uri? Public(this PortalOptions options) => string.IsNullOrEmpty(options.PublicAddress) ? null : new Uri(options.PublicAddress);

    /// <summary>The path below which the portal stands; empty for the root.</summary>
    public static PathString PathBase(this PortalOptions options) =>
        options.Public()?.AbsolutePath.TrimEnd('/') is { Length: > 0 } path ? new PathString(Uri.UnescapeDataString(path)) : PathString.Empty;

    public static void AddPublicAddress(this IServiceCollection services)
    {
        // A page of another site whose name was made to point at this computer must find nothing. Any port: it may be tunnelled.
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<PortalOptions>>((options, portal) =>
        {
            options.AllowedHosts = portal.Value.Public() is { } address ? ["127.0.0.1", "localhost", "[::1]", address.Host] : ["127.0.0.1", "localhost", "[::1]"];
            options.AllowEmptyHosts = false;
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalOptions>>((options, portal) =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // All of a chain of proxies, as long as each is known.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in portal.Value.Proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
                else
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        });
    }

    /// <summary>Makes a request look as its browser made it.</summary>
    public static void UsePublicAddress(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        if (portal.Proxies.Count > 0)
            app.UseForwardedHeaders();
        var pathBase = portal.PathBase();
        if (!pathBase.HasValue)
            return;
        // Proxies may leave the path as it was or cut it off; links begin with it in both cases.
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(pathBase, out var rest))
                context.Request.Path = rest.HasValue ? rest : "/";
            context.Request.PathBase = pathBase;
            return next(context);
        });
    }
}
