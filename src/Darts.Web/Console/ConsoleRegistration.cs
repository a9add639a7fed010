namespace Darts.Web.Consoles;

/// <summary>What consoles need.</summary>
internal static class ConsoleRegistration
{
    private static readonly TimeSpan s_pingInterval = TimeSpan.FromSeconds(30);

    public static void AddConsoles(this IServiceCollection services)
    {
        services.AddSingleton<ConsoleSlots>().AddSingleton<ConsoleRuns>();
        // A browser that vanished without a word (a closed lid, a lost network) is noticed within a minute.
        services.Configure<WebSocketOptions>(options => options.KeepAliveInterval = options.KeepAliveTimeout = s_pingInterval);
    }
}
