using Darts.Libvirt;
using Darts.Testing;

namespace Darts.EndToEnd.Tests;

/// <summary>The portal is killed at any instant: nothing half-made stays, and what runs goes on.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private Stage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await Stage.SetAsync(TestMachine.Tiny);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_desktop_survives_the_portal_and_the_open_window_comes_back_by_itself()
    {
        await _stage.Portal.StartAsync();
        var page = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        var id = await Stage.CreateAsync(page, "tiny");
        await Stage.DesktopComesAsync(page);
        var screen = new DesktopScreen(page);
        await screen.ShowsAsync(DesktopScreen.Colour.Blue);
        await screen.TypeAsync("r");
        await screen.ShowsAsync(DesktopScreen.Colour.Red);
        var guest = GuestOf(id);

        await _stage.Portal.KillAsync();
        await page.Locator("[data-testid=line]:not([data-state=connected])").WaitForAsync();
        await _stage.Portal.StartAsync();
        await page.Locator("[data-testid=line][data-state=connected]").WaitForAsync(new() { Timeout = 40_000 });
        await screen.TypeAsync("g");
        await screen.ShowsAsync(DesktopScreen.Colour.Green);
        Assert.Equal(guest, GuestOf(id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(250)]
    [InlineData(500)]
    public async Task A_portal_killed_while_it_makes_a_session_leaves_a_whole_one_or_nothing(int milliseconds)
    {
        await _stage.Portal.StartAsync();
        var page = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        await Stage.ChooseAsync(page, "tiny");
        var asked = page.GetByTestId("create").ClickAsync();
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        await _stage.Portal.KillAsync();
        // Whether the click got an answer is not the point.
        await Task.WhenAny(asked);

        await _stage.Portal.StartAsync("--Darts:Sessions:OrphanGrace=00:00:03");
        using var connection = Connection.Open(_stage.Libvirtd.Uri);
        await Eventually.TrueAsync(
            () => Stage.Names(connection) is var names
                && Directory.GetFiles(_stage.Portal.Overlays).Select(Path.GetFileNameWithoutExtension).Order().SequenceEqual(names.Order())
                && names.All(n => IsWhole(connection, n)),
            "every domain is a whole session and every overlay belongs to one",
            TimeSpan.FromSeconds(30));
        await page.GotoAsync(new Uri(_stage.Portal.Address, "/").ToString());
        Assert.Equal(Stage.Names(connection).Count, await page.GetByTestId("session").CountAsync());
    }

    private static bool IsWhole(Connection connection, string name)
    {
        try
        {
            using var domain = connection.LookupDomain(name);
            return domain.IsActive && domain.GetMetadata(DomainMetadataType.Element, "urn:darts:session:1")!.Contains("started=", StringComparison.Ordinal);
        }
        catch (DomainNotFoundException)
        {
            return false;
        }
    }

    private int? GuestOf(Guid id)
    {
        using var connection = Connection.Open(_stage.Libvirtd.Uri);
        using var domain = connection.LookupDomain(id);
        return domain.Id;
    }
}
