using Darts.Web.SignIn;

namespace Darts.Web.Start;

/// <summary>The last thing a start says, and only once the portal really listens.</summary>
internal static class ReadyLine
{
    // Written to standard output by hand: a log may be kept and shipped, and this address is the key.
    public static void AnnounceWhenReady(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (app.ListeningAddress() is { } address)
            System.Console.Out.WriteLine($"Darts is ready: {app.Services.GetRequiredService<OpenModeSecret>().AddressAt(address)}");
    });
}
