using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Domain.Ledger;

/// <summary>Registers this folder.</summary>
internal static class LedgerRegistration
{
    /// <summary>Adds the ledger.</summary>
    public static void AddLedger(this IServiceCollection services, IConfiguration configuration)
    {
        services.PostConfigure<LedgerOptions>(o => o.File = o.File.Length > 0 ? o.File : Path.Combine(StateDirectory(configuration), "ledger.db"));
        services.AddSingleton<LedgerDatabase>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<LedgerBook>();
        services.AddSingleton<LedgerWriter>();
        // A public type whose parts are internal: the container sees public constructors only.
        services.AddSingleton(p => new SessionLedger(
            p.GetRequiredService<LedgerDatabase>(), p.GetRequiredService<LedgerBook>(), p.GetRequiredService<LedgerWriter>()));
        services.AddSingleton(p => new AuditTrail(p.GetRequiredService<LedgerBook>(), p.GetRequiredService<TimeProvider>()));
        services.AddHostedService(p => p.GetRequiredService<LedgerWriter>());
    }

    // Where the portal keeps its other files.
    private static string StateDirectory(IConfiguration configuration) =>
        configuration["Darts:StateDirectory"] is { Length: > 0 } directory
            ? directory
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "darts");
}
