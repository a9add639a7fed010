using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Domain.Gpus;

/// <summary>Registers this folder.</summary>
internal static class GpuRegistration
{
    /// <summary>Adds the GPUs.</summary>
    public static void AddGpus(this IServiceCollection services)
    {
        services.AddSingleton<GpuInventory>();
        // A public type whose parts are internal: the container sees public constructors only.
        services.AddSingleton(p => new GpuControl(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<GpuInventory>(),
            p.GetRequiredService<SessionView>(),
            p.GetRequiredService<StepLog>()));
    }
}
