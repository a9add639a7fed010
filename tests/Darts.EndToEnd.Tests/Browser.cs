using Microsoft.Playwright;

namespace Darts.EndToEnd.Tests;

/// <summary>A real Chromium, the machine's own; each person gets a context with cookies of their own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
        return new Browser(playwright, chromium);
    }

    /// <summary>A window of somebody who has the printed address and signs in under a name.</summary>
    public async Task<IPage> SignInAsync(Portal portal, string name, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var page = await OpenAsync(size, colours);
        await page.GotoAsync(portal.Address.ToString());
        await page.GetByTestId("name").FillAsync(name);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.GetByTestId("create-form").WaitForAsync();
        return page;
    }

    /// <summary>A window with no cookies at all.</summary>
    public async Task<IPage> OpenAsync(ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var context = await _chromium.NewContextAsync(new()
        {
            ViewportSize = size ?? new ViewportSize { Width = 1280, Height = 800 },
            ColorScheme = colours,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
