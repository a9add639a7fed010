using System.Globalization;
using System.Runtime.InteropServices;

namespace Darts.Domain.Scripts.Injection;

/// <summary>
/// Runs what libguestfs does on a thread of its own. It waits there for its child processes, for ever should one hang, and lets nobody ask
/// meanwhile which they are; the kernel tells. Once they are killed, the call comes back at once.
/// </summary>
internal static partial class ApplianceThread
{
    private const int KillSignal = 9;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs it to its end, or to that of its processes.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of it runs any more.</exception>
    public static async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var number = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                number.SetResult(new DirectoryInfo("/proc/thread-self").LinkTarget!);
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        })
        { IsBackground = true, Name = "libguestfs" };
        thread.Start();
        try
        {
            return await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            while (!done.Task.IsCompleted)
            {
                EndChildren(await number.Task.ConfigureAwait(false));
                await Task.WhenAny(done.Task, Task.Delay(s_look, CancellationToken.None)).ConfigureAwait(false);
            }

            // What it died of is nobody's concern.
            _ = done.Task.Exception;
            throw;
        }
    }

    /// <summary>Ends the processes that a thread has started: libguestfs starts them from the thread that calls it.</summary>
    /// <param name="thread">The thread's folder in /proc.</param>
    private static void EndChildren(string thread)
    {
        try
        {
            foreach (var child in File.ReadAllText($"/proc/{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                _ = Kill(int.Parse(child, CultureInfo.InvariantCulture), KillSignal);
        }
        catch (IOException)
        {
            // The thread came to its end in this moment. A child cannot: it stays one until the thread has taken note of its end.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
