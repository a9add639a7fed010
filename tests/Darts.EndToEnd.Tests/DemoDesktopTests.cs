using System.Diagnostics;

namespace Darts.EndToEnd.Tests;

/// <summary>The demo desktop, as a newcomer meets it. Slower than the others: a whole Linux boots.</summary>
public sealed class DemoDesktopTests : IAsyncLifetime
{
    private static readonly TestMachine s_machine = TestMachine.Demo.IsBuilt ? TestMachine.Demo : TestMachine.QuickDemo;

    private Stage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(s_machine.IsBuilt, "The demo desktop is not built (./test.sh --fast leaves it out).");
        _stage = await Stage.SetAsync(s_machine);
        await _stage.Portal.StartAsync();
    }

    public ValueTask DisposeAsync() => _stage?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task The_demo_desktop_boots_follows_the_window_and_is_gone_when_it_is_ended()
    {
        var page = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        var clock = Stopwatch.StartNew();
        await Stage.CreateAsync(page, s_machine.Id);
        await Stage.DesktopComesAsync(page, 170_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"Create to ready: {clock.Elapsed.TotalSeconds:0.0} s");
        await page.Locator("[data-testid=line][data-state=connected]").WaitForAsync();

        var screen = new DesktopScreen(page);
        await page.SetViewportSizeAsync(1100, 700);
        await SizeBecomesAsync(screen, width => width is > 900 and <= 1100);
        await page.SetViewportSizeAsync(1400, 850);
        await SizeBecomesAsync(screen, width => width is > 1200 and <= 1400);
        await screen.IsPaintedAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Pictures, "demo-desktop.png") });

        await page.GetByTestId("end").ClickAsync();
        await page.GetByTestId("confirm-end").ClickAsync();
        await _stage.NothingIsLeftAsync();
    }

    private static async Task SizeBecomesAsync(DesktopScreen screen, Func<int, bool> isRight)
    {
        var end = DateTime.UtcNow + TimeSpan.FromSeconds(40);
        (int Width, int Height) size;
        while (!isRight((size = await screen.SizeAsync()).Width))
        {
            Assert.True(DateTime.UtcNow < end, $"The desktop did not follow the window; it is {size.Width}x{size.Height}.");
            await Task.Delay(100);
        }
    }
}
