using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Darts.EndToEnd.Tests;

/// <summary>Every page is clean in the eyes of axe, in light and in dark, wide and narrow; and can be used by the keyboard alone.</summary>
public sealed class AccessibilityTests : IAsyncLifetime
{
    private Stage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.SetAsync(TestMachine.Tiny);
        await _stage.Portal.StartAsync();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Every_page_is_clean(int width, int height, ColorScheme colours)
    {
        var size = new ViewportSize { Width = width, Height = height };
        var signIn = await _stage.Browser.OpenAsync(size, colours);
        await signIn.GotoAsync(_stage.Portal.Address.ToString());
        await CleanAsync(signIn, $"sign-in-{width}");

        var page = await _stage.Browser.SignInAsync(_stage.Portal, "alice", size, colours);
        await CleanAsync(page, $"new-{width}");
        var id = await Stage.CreateAsync(page, "tiny");
        await Stage.DesktopComesAsync(page);
        await new DesktopScreen(page).ShowsAsync(DesktopScreen.Colour.Blue);
        await CleanAsync(page, $"desktop-{width}");
        await page.GotoAsync(new Uri(_stage.Portal.Address, $"/sessions/{id}").ToString());
        await CleanAsync(page, $"session-{width}");
        await page.GotoAsync(new Uri(_stage.Portal.Address, "/").ToString());
        await page.GetByTestId("session").WaitForAsync();
        await CleanAsync(page, $"home-{width}");
        await page.GotoAsync(new Uri(_stage.Portal.Address, "/nowhere").ToString());
        await CleanAsync(page, $"not-found-{width}");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_desktop_is_created_by_the_keyboard_alone()
    {
        var page = await _stage.Browser.OpenAsync();
        await page.GotoAsync(_stage.Portal.Address.ToString());
        await page.GetByTestId("name").FocusAsync();
        await page.Keyboard.TypeAsync("alice");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("create-form").WaitForAsync();
        await page.Locator("[data-testid=machine][value=tiny]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Stage.DesktopComesAsync(page);
        await new DesktopScreen(page).ShowsAsync(DesktopScreen.Colour.Blue);
    }

    private static async Task CleanAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, name + ".png"), FullPage = true });
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join("; ", result.Violations.Select(Words)));
    }

    private static string Words(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Select(n => n.Target))}";
}
