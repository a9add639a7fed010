using System.Diagnostics;
using Microsoft.Playwright;

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
    public async Task The_demo_desktop_boots_follows_the_window_copies_and_pastes_and_is_gone_when_it_is_ended()
    {
        var page = await _stage.Browser.SignInAsync(_stage.Portal, "alice");
        var clock = Stopwatch.StartNew();
        var id = await Stage.CreateAsync(page, s_machine.Id);
        await Stage.DesktopComesAsync(page, 170_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"Create to ready: {clock.Elapsed.TotalSeconds:0.0} s");
        await page.Locator("[data-testid=line][data-state=connected]").WaitForAsync();

        var screen = new DesktopScreen(page);
        await page.SetViewportSizeAsync(1100, 700);
        await SizeBecomesAsync(screen, width => width is > 900 and <= 1100);
        await page.SetViewportSizeAsync(1400, 850);
        await SizeBecomesAsync(screen, width => width is > 1200 and <= 1400);
        await screen.IsPaintedAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, "demo-desktop.png") });

        clock.Restart();
        await CopyAndPasteAsync(page, screen, new GuestCommands(_stage.Libvirtd.Uri, id));
        TestContext.Current.TestOutputHelper?.WriteLine($"Copy and paste, both ways: {clock.Elapsed.TotalSeconds:0.0} s");

        await page.GetByTestId("end").ClickAsync();
        await page.GetByTestId("confirm-end").ClickAsync();
        await _stage.NothingIsLeftAsync();
    }

    /// <summary>Text goes from the browser into the desktop's editor and its file, and with an addition from the editor back.</summary>
    private static async Task CopyAndPasteAsync(IPage page, DesktopScreen screen, GuestCommands guest)
    {
        const string Text = "Grüße, 42 °C\n数据 ≠ 🧪";
        const string Addition = " seen";
        const string File = "/home/darts/pasted.txt";
        string[] asUser = ["--reuid=darts", "--regid=darts", "--init-groups", "--reset-env", "env", "DISPLAY=:0", "LANG=C.UTF-8"];
        guest.Start("/usr/bin/setpriv", [.. asUser, "mousepad", File]);

        var end = DateTime.UtcNow + TimeSpan.FromSeconds(40);
        string found;
        do
        {
            Assert.True(DateTime.UtcNow < end, "The text did not arrive in the desktop.");
            await page.GetByTestId("clipboard").ClickAsync();
            await page.GetByTestId("clipboard-text").FillAsync(Text);
            await page.GetByTestId("clipboard-send").ClickAsync();
            await page.Keyboard.PressAsync("Escape");
            // Over what an earlier round may have left there: the editor may still have been on its way.
            foreach (var key in new[] { "Control+a", "Control+v", "Control+s" })
                await screen.TypeAsync(key);
            await Task.Delay(500);
            found = await guest.RunAsync("/usr/bin/cat", File);
        }
        while (found.TrimEnd('\n') != Text);

        await screen.TypeAsync("Control+End");
        await page.Keyboard.TypeAsync(Addition);
        await screen.TypeAsync("Control+a");
        await screen.TypeAsync("Control+c");
        await page.GetByTestId("clipboard").ClickAsync();
        await Assertions.Expect(page.GetByTestId("clipboard-text")).ToHaveValueAsync(Text + Addition, new() { Timeout = 20_000 });
        await page.GetByTestId("clipboard-copy").ClickAsync();
        await Assertions.Expect(page.Locator("#clipboard-status")).ToHaveTextAsync("Copied to this computer.");
        Assert.Equal(Text + Addition, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.Keyboard.PressAsync("Escape");
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
