using Darts.Web.SignIn;
using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>The last thing a start says, and only once the portal really listens.</summary>
internal static class ReadyLine
{
    // Written to standard output by hand: a log may be kept and shipped, and this address is the key.
    public static void AnnounceWhenReady(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (app.ListeningAddress() is { } address)
            System.Console.Out.WriteLine($"Darts is ready: {ToOpen(app.Services, address)}");
    });

    private static Uri ToOpen(IServiceProvider services, Uri listening)
    {
        var portal = services.GetRequiredService<IOptions<PortalOptions>>().Value.Public() ?? listening;
        return services.GetRequiredService<IOptions<SignInOptions>>().Value.IsOpen ? services.GetRequiredService<OpenModeSecret>().AddressAt(portal) : portal;
    }
}
