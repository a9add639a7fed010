using Darts.Libvirt;
using Darts.Testing;
using Microsoft.Playwright;

namespace Darts.EndToEnd.Tests;

/// <summary>What each end-to-end test has for itself: a private libvirtd, a portal over it, and a browser.</summary>
public sealed class Stage : IAsyncDisposable
{
    private Stage(PrivateLibvirtd libvirtd, Portal portal, Browser browser) => (Libvirtd, Portal, Browser) = (libvirtd, portal, browser);

    public PrivateLibvirtd Libvirtd { get; }

    public Portal Portal { get; }

    public Browser Browser { get; }

    public static async Task<Stage> SetAsync(params TestMachine[] machines)
    {
        var libvirtd = await PrivateLibvirtd.StartAsync();
        var portal = Portal.Prepare(libvirtd, machines);
        return new Stage(libvirtd, portal, await Browser.StartAsync());
    }

    /// <summary>Creates a session from the home page.</summary>
    /// <returns>The session's id.</returns>
    public static async Task<Guid> CreateAsync(IPage page, string machine)
    {
        await ChooseAsync(page, machine);
        await page.GetByTestId("create").ClickAsync();
        // By the address, which goes on to the desktop by itself as soon as that is ready.
        await page.WaitForURLAsync("**/sessions/**");
        return Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
    }

    /// <summary>Waits until the page of a new session has gone on to its desktop.</summary>
    public static Task DesktopComesAsync(IPage page, float milliseconds = 60_000) => page.WaitForURLAsync("**/desktop", new() { Timeout = milliseconds });

    /// <summary>Chooses a machine in the form, as a person does: by its card.</summary>
    public static Task ChooseAsync(IPage page, string machine) => page.Locator($"label.machine-card[for='machine-{machine}']").ClickAsync();

    /// <summary>Waits until libvirt and the pool's folder hold nothing of any session.</summary>
    public async Task NothingIsLeftAsync()
    {
        using var connection = Connection.Open(Libvirtd.Uri);
        await Eventually.TrueAsync(
            () => Names(connection).Count == 0 && Directory.GetFiles(Portal.Overlays).Length == 0,
            "no domain and no volume is left",
            TimeSpan.FromSeconds(40));
    }

    /// <summary>The names of all domains.</summary>
    public static IReadOnlyList<string> Names(Connection connection)
    {
        var domains = connection.ListDomains();
        try
        {
            return [.. domains.Select(d => d.Name)];
        }
        finally
        {
            foreach (var domain in domains)
                domain.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Portal.Log);
        await Browser.DisposeAsync();
        await Portal.DisposeAsync();
        await Libvirtd.DisposeAsync();
    }
}
