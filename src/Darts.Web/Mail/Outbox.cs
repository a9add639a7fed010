using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Darts.Web.Mail;

/// <summary>
/// Mails on their way, so that nobody waits for a mail server and nobody sees by the time whether one was sent. Who waits for a mail in vain asks
/// again: those of a portal that ends are not kept.
/// </summary>
internal sealed partial class Outbox(IMailSender sender, IOptions<MailOptions> options, TimeProvider time, ILogger<Outbox> logger) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int AtOnce = 4;

    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private readonly Channel<Waiting> _letters = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Whether this site sends mail.</summary>
    public bool IsOn => options.Value.IsOn;

    /// <summary>Takes a letter to be sent soon.</summary>
    /// <returns>False when it cannot be: the site sends none, or too many wait.</returns>
    public bool TryPost(Letter letter) => IsOn && _letters.Writer.TryWrite(new Waiting(letter, 0));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        IsOn ? Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendAllAsync(stoppingToken))) : Task.CompletedTask;

    private async Task SendAllAsync(CancellationToken stopping)
    {
        await foreach (var (letter, tries) in _letters.Reader.ReadAllAsync(stopping))
        {
            try
            {
                using var limit = new CancellationTokenSource(options.Value.Timeout, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
                await sender.SendAsync(letter, either.Token);
            }
            catch (MailFailedException e)
            {
                _ = AgainAsync(letter, tries, e.Message, e.IsFinal, stopping);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                _ = AgainAsync(letter, tries, "the server is too slow", isFinal: false, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One letter that cannot be written must not end the sending of all others.
                LogLost($"{e.GetType().Name} at {e.StackTrace}", tries + 1);
            }
        }
    }

    private async Task AgainAsync(Letter letter, int tries, string reason, bool isFinal, CancellationToken stopping)
    {
        if (isFinal || tries >= s_pauses.Length || time.GetUtcNow() + s_pauses[tries] > letter.UsefulUntil)
        {
            LogLost(reason, tries + 1);
            return;
        }

        LogLater(reason, s_pauses[tries]);
        await Task.Delay(s_pauses[tries], time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested && !_letters.Writer.TryWrite(new Waiting(letter, tries + 1)))
            LogLost("too many mails are waiting", tries + 1);
    }

    private sealed record Waiting(Letter Letter, int Tries);

    [LoggerMessage(1, LogLevel.Warning, "A mail was not sent, {Reason}. It is tried again in {Pause}.")]
    private partial void LogLater(string reason, TimeSpan pause);

    [LoggerMessage(2, LogLevel.Error, "A mail was not sent, {Reason}. It was tried {Tries} times and is given up. See Darts:Mail.")]
    private partial void LogLost(string reason, int tries);
}
