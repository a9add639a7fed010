using Microsoft.Playwright;

namespace Darts.EndToEnd.Tests;

/// <summary>A real Chromium, the machine's own; each person gets a context with cookies of their own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private const int Launches = 3;

    /// <summary>One Chromium at a time comes up: each takes both cores for seconds.</summary>
    private static readonly SemaphoreSlim s_launching = new(1);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        await s_launching.WaitAsync();
        try
        {
            return new Browser(playwright, await LaunchAsync(playwright));
        }
        finally
        {
            s_launching.Release();
        }
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

    /// <summary>A Chromium that has shown a page. On a machine that has just started, one was seen to end by itself at its first.</summary>
    private static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        for (var launch = 1; ; launch++)
        {
            var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
            try
            {
                var page = await chromium.NewPageAsync();
                await page.GotoAsync("data:text/html,<p>up</p>");
                await page.CloseAsync();
                return chromium;
            }
            catch (PlaywrightException e) when (launch < Launches)
            {
                TestContext.Current.SendDiagnosticMessage("Chromium ended at its first page: {0}", e.Message);
                await chromium.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
