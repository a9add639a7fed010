using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Networks;

/// <summary>Registers this folder.</summary>
internal static class NetworkRegistration
{
    /// <summary>Adds the networks.</summary>
    public static void AddNetworks(this IServiceCollection services)
    {
        services.AddSingleton<HostAddresses>();
        services.AddSingleton<GuestFilters>();
        services.AddSingleton<OwnNetwork>();
        services.AddSingleton<NetworkChoice>();
        // A public type whose parts are internal: the container sees public constructors only.
        services.AddSingleton(p => new SiteNetwork(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<NetworkChoice>(),
            p.GetRequiredService<GuestFilters>(),
            p.GetRequiredService<DomainPictures>(),
            p.GetRequiredService<IOptions<NetworkOptions>>(),
            p.GetRequiredService<ILogger<SiteNetwork>>()));
    }
}
