using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Scripts.Injection;
using Darts.Domain.Scripts.Seeds;
using Darts.Domain.Scripts.Sources.Git;
using Darts.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Domain.Scripts;

/// <summary>Registers what boot scripts take.</summary>
internal static class ScriptRegistration
{
    public static void AddBootScripts(this IServiceCollection services)
    {
        services.AddSingleton<BootPlanner>();
        services.AddSingleton<ScriptRepositories>();
        services.AddSingleton<ScriptVolume>();
        services.AddSingleton<SeedVolume>();
        services.AddSingleton<OfflineInjection>();
        services.AddSingleton<DiskReset>();
        services.AddSingleton<PasswordKeep>();
        services.AddSingleton<GuestAgent>();
        services.AddSingleton<ScriptDelivery>();
        services.AddSingleton<BootScripts>();
        services.AddSingleton(p => new SessionScripts(p.GetRequiredService<SessionView>(), p.GetRequiredService<ScriptVolume>()));
    }
}
