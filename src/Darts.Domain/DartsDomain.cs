using Darts.Domain.Accounts;
using Darts.Domain.Directories;
using Darts.Domain.Gpus;
using Darts.Domain.Hosts;
using Darts.Domain.Ledger;
using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Guests;
using Darts.Domain.Machines.Imports;
using Darts.Domain.Machines.Repository;
using Darts.Domain.Machines.Templates;
using Darts.Domain.Memory;
using Darts.Domain.Networks;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain;

/// <summary>Registers the domain layer.</summary>
public static class DartsDomain
{
    /// <summary>Adds everything of the domain layer, its options bound to the configuration and checked at start.</summary>
    public static IServiceCollection AddDartsDomain(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddOptions<HostOptions>(services, configuration, HostOptions.Section);
        AddOptions<StorageOptions>(services, configuration, StorageOptions.Section);
        AddOptions<CatalogueOptions>(services, configuration, CatalogueOptions.Section);
        AddOptions<RepositoryOptions>(services, configuration, RepositoryOptions.Section);
        AddOptions<ImportOptions>(services, configuration, ImportOptions.Section);
        AddOptions<BalloonOptions>(services, configuration, BalloonOptions.Section);
        AddOptions<LedgerOptions>(services, configuration, LedgerOptions.Section);
        AddOptions<LimitOptions>(services, configuration, LimitOptions.Section);
        AddOptions<VolumeOptions>(services, configuration, VolumeOptions.Section);
        AddOptions<GpuOptions>(services, configuration, GpuOptions.Section);
        AddOptions<NetworkOptions>(services, configuration, NetworkOptions.Section);
        AddOptions<SessionOptions>(services, configuration, SessionOptions.Section);
        AddOptions<ScriptOptions>(services, configuration, ScriptOptions.Section);
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<HypervisorHost>();
        services.AddSingleton<HostLoad>();
        services.AddSingleton<StoragePools>();
        services.AddSingleton<ChannelFolder>();
        services.AddSingleton<AcceleratorProof>();
        services.AddSingleton<ImportedVolumes>();
        services.AddSingleton<TemplateDisks>();
        services.AddSingleton<TemplateReader>();
        services.AddSingleton<MasterWatch>();
        services.AddSingleton<MasterUse>();
        services.AddSingleton<ImageSources>();
        services.AddSingleton<ImportSweep>();
        services.AddSingleton<MachineImports>();
        services.AddSingleton<MachineHardware>();
        services.AddNetworks();
        services.AddGpus();
        services.AddSingleton<SharedDirectories>();
        services.AddLedger(configuration);
        services.AddAccounts();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<Admission>();
        services.AddSingleton<SessionView>();
        services.AddSingleton<SessionNotices>();
        services.AddSingleton<StepLog>();
        services.AddSingleton<OwnHands>();
        services.AddSingleton<DomainPictures>();
        services.AddSingleton<GuestUsage>();
        services.AddSingleton<SessionDomains>();
        services.AddSingleton<SessionDisks>();
        services.AddSingleton<OrphanVolumes>();
        services.AddSingleton<StalledSessions>();
        services.AddSingleton<ConsoleAttendance>();
        services.AddSingleton<ExpiryWatch>();
        services.AddSingleton<OutsideWatch>();
        services.AddSingleton<SessionCreation>();
        services.AddSingleton<SessionReconciler>();
        services.AddBootScripts();
        // Public types whose parts are internal: the container sees public constructors only.
        services.AddSingleton(p => new SessionControl(
            p.GetRequiredService<Admission>(),
            p.GetRequiredService<Catalogue>(),
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<StoragePools>(),
            p.GetRequiredService<GpuInventory>(),
            p.GetRequiredService<SessionDomains>(),
            p.GetRequiredService<SessionView>(),
            p.GetRequiredService<SessionCreation>(),
            p.GetRequiredService<SessionReconciler>(),
            p.GetRequiredService<MasterImages>(),
            p.GetRequiredService<LedgerBook>(),
            p.GetRequiredService<StepLog>(),
            p.GetRequiredService<BootPlanner>(),
            p.GetRequiredService<IHostApplicationLifetime>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<SessionControl>>()));
        services.AddSingleton(p => new MasterImages(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<IOptions<StorageOptions>>(),
            p.GetRequiredService<ImageSources>(),
            p.GetRequiredService<MachineImports>(),
            p.GetRequiredService<ImportSweep>(),
            p.GetRequiredService<ILogger<MasterImages>>()));
        services.AddSingleton(p => new SessionConsole(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<SessionDomains>(),
            p.GetRequiredService<SessionView>(),
            p.GetRequiredService<ConsoleAttendance>(),
            p.GetRequiredService<LedgerBook>(),
            p.GetRequiredService<StepLog>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SessionScreens(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<SessionDomains>(),
            p.GetRequiredService<SessionView>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SessionSaving(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<SessionDomains>(),
            p.GetRequiredService<SessionDisks>(),
            p.GetRequiredService<SessionView>(),
            p.GetRequiredService<Catalogue>(),
            p.GetRequiredService<ImportedVolumes>(),
            p.GetRequiredService<MachineImports>(),
            p.GetRequiredService<StepLog>(),
            p.GetRequiredService<IOptions<ImportOptions>>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SiteCleanup(
            p.GetRequiredService<HypervisorHost>(),
            p.GetRequiredService<StoragePools>(),
            p.GetRequiredService<SessionDomains>(),
            p.GetRequiredService<ImportedVolumes>(),
            p.GetRequiredService<OwnNetwork>()));

        services.AddSingleton(p => new CatalogueRepository(
            p.GetRequiredService<IOptions<RepositoryOptions>>(),
            p.GetRequiredService<StepLog>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<CatalogueRepository>>()));

        services.AddHostedService(p => p.GetRequiredService<CatalogueRepository>());
        services.AddHostedService<HostWatch>();
        services.AddHostedService(p => p.GetRequiredService<SessionReconciler>());
        services.AddHostedService<Ballooning>();
        return services;
    }

    private static void AddOptions<T>(IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
