using System.Net.Sockets;
using System.Net.WebSockets;

namespace Darts.Web.Consoles;

/// <summary>
/// Carries bytes between a browser's WebSocket and a display's socket until one of them leaves. While nothing moves it holds
/// no buffer; while one side is slow the other waits, so that memory never grows.
/// </summary>
internal sealed class ConsoleRelay(WebSocket browser, Socket display)
{
    // How long a side gets to take what was sent to it once the console is closing.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<ConsoleEnd> _dismissed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the console from outside.</summary>
    public void Dismiss(ConsoleEnd end) => _dismissed.TrySetResult(end);

    /// <summary>Runs until the console is closed on both sides.</summary>
    /// <returns>Why it closed.</returns>
    public async Task<ConsoleEnd> RunAsync()
    {
        var down = new DownwardPump(display, browser).RunAsync();
        var up = new UpwardPump(browser, display).RunAsync();
        var end = await (await Task.WhenAny(down, up, _dismissed.Task));

        HangUp();
        await CompleteAsync(down);
        await CompleteAsync(SayGoodbyeAsync(end));
        if (!await CompleteAsync(up))
        {
            browser.Abort();
            await Task.WhenAll(down, up);
        }

        return end;
    }

    // Wakes both pumps: reads of the display end, writes to it fail.
    private void HangUp()
    {
        try
        {
            display.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The other side was quicker.
        }
    }

    private async Task SayGoodbyeAsync(ConsoleEnd end)
    {
        if (browser.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            await browser.CloseOutputAsync(end.Code, end.Reason, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The browser is gone: there is nobody to tell.
        }
    }

    private async Task<bool> CompleteAsync(Task step)
    {
        try
        {
            await step.WaitAsync(s_patience);
            return true;
        }
        catch (TimeoutException)
        {
            browser.Abort();
            return false;
        }
    }
}
