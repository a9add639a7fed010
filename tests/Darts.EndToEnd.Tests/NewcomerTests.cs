using Microsoft.Playwright;

namespace Darts.EndToEnd.Tests;

/// <summary>The way of a newcomer, from the printed address to a desktop and back.</summary>
public sealed class NewcomerTests : IAsyncLifetime
{
    private Stage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.SetAsync(TestMachine.Tiny, TestMachine.TinyIso);
        await _stage.Portal.StartAsync("--Darts:Sessions:ShutdownGrace=00:00:03");
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_newcomer_creates_a_desktop_works_on_it_comes_back_and_leaves_nothing()
    {
        var page = await _stage.Browser.SignInAsync(_stage.Portal, "Alice <b>Liddell</b>");
        Assert.Equal("Alice <b>Liddell</b>", await page.GetByTestId("user-name").TextContentAsync());
        var id = await Stage.CreateAsync(page, "tiny");
        await Stage.DesktopComesAsync(page);

        var screen = new DesktopScreen(page);
        await screen.ShowsAsync(DesktopScreen.Colour.Blue);
        await screen.TypeAsync("r");
        await screen.ShowsAsync(DesktopScreen.Colour.Red);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, "tiny-desktop.png") });

        // Closing the browser's window changes nothing.
        var again = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await again.GotoAsync(new Uri(_stage.Portal.Address, "/").ToString());
        var row = again.Locator($"[data-testid=session][data-session='{id}']");
        await Assertions.Expect(row.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        await again.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, "home.png"), FullPage = true });
        await row.GetByTestId("open").ClickAsync();
        screen = new DesktopScreen(again);
        await screen.ShowsAsync(DesktopScreen.Colour.Red);
        await screen.TypeAsync("g");
        await screen.ShowsAsync(DesktopScreen.Colour.Green);

        await again.GetByTestId("end").ClickAsync();
        await again.GetByTestId("confirm-end").ClickAsync();
        await _stage.NothingIsLeftAsync();
        Assert.DoesNotContain(_stage.Portal.Address.Query.Split('=')[1], _stage.Portal.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desktop_boots_from_a_CD_image_too()
    {
        var page = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        await Stage.CreateAsync(page, "tiny-iso");
        await Stage.DesktopComesAsync(page);
        await new DesktopScreen(page).ShowsAsync(DesktopScreen.Colour.Blue);
    }

    [Fact]
    public async Task Two_windows_show_and_work_on_the_same_desktop()
    {
        var first = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        await Stage.CreateAsync(first, "tiny");
        await Stage.DesktopComesAsync(first);
        await new DesktopScreen(first).ShowsAsync(DesktopScreen.Colour.Blue);

        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await new DesktopScreen(second).ShowsAsync(DesktopScreen.Colour.Blue);
        await new DesktopScreen(second).TypeAsync("r");
        await new DesktopScreen(first).ShowsAsync(DesktopScreen.Colour.Red);
        await new DesktopScreen(first).TypeAsync("g");
        await new DesktopScreen(second).ShowsAsync(DesktopScreen.Colour.Green);
    }

    [Fact]
    public async Task Somebody_else_sees_none_of_it()
    {
        var alice = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        var id = await Stage.CreateAsync(alice, "tiny");
        await Stage.DesktopComesAsync(alice);

        var mallory = await _stage.Browser.SignInAsync(_stage.Portal, "mallory");
        Assert.Equal(0, await mallory.GetByTestId("session").CountAsync());
        foreach (var path in new[] { $"/sessions/{id}", $"/sessions/{id}/desktop", $"/api/sessions/{id}/screen", $"/sessions/{Guid.NewGuid()}" })
        {
            var answer = await mallory.GotoAsync(new Uri(_stage.Portal.Address, path).ToString());
            Assert.Equal(404, answer!.Status);
        }
    }

    [Fact]
    public async Task Who_has_not_the_printed_address_gets_nothing()
    {
        var page = await _stage.Browser.OpenAsync();
        foreach (var path in new[] { "/", "/SignIn", "/api/machines", "/css/darts.css", "/?secret=wrong" })
        {
            var answer = await page.GotoAsync(new Uri(_stage.Portal.Address, path).ToString());
            Assert.Equal(403, answer!.Status);
        }
    }
}
