using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Guests;

/// <summary>Tells by its screen that a guest was started by UEFI: its logo, white, stands in the middle.</summary>
internal static class UefiScreen
{
    /// <summary>Under emulation, on a busy machine.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    public static async Task AwaitAsync(Site site, Session session)
    {
        using var domain = site.Connection.LookupDomain(session.Id);
        await Eventually.TrueAsync(() => HasLogo(Screen.Of(domain)), $"the firmware of {session.Name} has drawn its logo", s_patience);
    }

    private static bool HasLogo(Screen screen) => screen.Whiteness((screen.Width / 2) - 80, (screen.Height / 2) - 20, 160, 40) > 0.5;
}
