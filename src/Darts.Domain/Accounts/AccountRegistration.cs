using Microsoft.Extensions.DependencyInjection;

namespace Darts.Domain.Accounts;

/// <summary>Registers this folder.</summary>
internal static class AccountRegistration
{
    /// <summary>Adds what the portal keeps of accounts.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountsDatabase>();
        // A public type whose parts are internal: the container sees public constructors only.
        services.AddSingleton(p => new AttemptStore(p.GetRequiredService<AccountsDatabase>()));
        services.AddSingleton(p => new FactorStore(p.GetRequiredService<AccountsDatabase>()));
        services.AddSingleton(p => new TokenStore(p.GetRequiredService<AccountsDatabase>()));
        services.AddSingleton(p => new MailProofStore(p.GetRequiredService<AccountsDatabase>()));
        services.AddSingleton(p => new EndedSignIns(p.GetRequiredService<AccountsDatabase>()));
    }
}
