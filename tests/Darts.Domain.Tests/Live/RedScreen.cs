using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Tells by its screen that a guest has run the blank machine's boot sector, which it can only have from its disk.</summary>
internal static class RedScreen
{
    /// <summary>Waits until the guest has painted its screen, and fails when it does not.</summary>
    public static Task AwaitAsync(Site site, Session session) => Eventually.TrueAsync(
        () =>
        {
            using var domain = site.Connection.LookupDomain(session.Id);
            return Screen.Of(domain).BeginsRed;
        },
        $"the guest of {session.Name} has painted its screen");
}
