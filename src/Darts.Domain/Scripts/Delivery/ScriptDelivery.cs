using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>Runs a script in a guest exactly once, however often it is asked to, and tells how it ended.</summary>
internal sealed class ScriptDelivery(GuestAgent agent, IOptions<ScriptOptions> options, StepLog steps, TimeProvider time)
{
    private static readonly TimeSpan s_firstPoll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestPoll = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(20);

    private readonly GuestFiles _files = new(agent);
    private readonly GuestPrograms _programs = new(agent, time);

    /// <summary>Starts a script unless it was started before, and waits for its end.</summary>
    /// <param name="run">Which.</param>
    /// <param name="text">Gets its text; null when it must not be started any more.</param>
    /// <param name="cancellationToken">Stops the waiting, not the script.</param>
    /// <exception cref="GuestAwayException">The agent does not answer; ask again when it does.</exception>
    /// <exception cref="AgentRefusedException">The agent does not do what it takes.</exception>
    /// <exception cref="ScriptFailedException">It cannot be run, or did not end.</exception>
    public async Task<ScriptResult> RunAsync(ScriptRun run, Func<Task<string?>> text, CancellationToken cancellationToken)
    {
        var os = await OsAsync(run.Session, cancellationToken).ConfigureAwait(false);
        var shell = GuestShell.For(os);
        var folder = shell.FolderOf(run.Session, run.Index);
        if (!await WasStartedAsync(run, shell, folder, cancellationToken).ConfigureAwait(false))
        {
            var script = shell.Prepare(await text().ConfigureAwait(false)
                ?? throw new ScriptFailedException("the portal was restarted before it ran, and the password that it needs went with it"));
            await StartAsync(run, shell, folder, script, cancellationToken).ConfigureAwait(false);
        }

        return await FollowAsync(run, shell, folder, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> OsAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return AgentAnswer.Text(await agent.AskAsync(id, "guest-get-osinfo", null, cancellationToken).ConfigureAwait(false), "id");
        }
        catch (AgentRefusedException)
        {
            // A small guest without a file that names its system; Windows always answers.
            return null;
        }
    }

    private async Task<bool> WasStartedAsync(ScriptRun run, GuestShell shell, string folder, CancellationToken cancellationToken) =>
        await NumberInAsync(run.Session, shell.PathOf(folder, GuestShell.PidFile), cancellationToken).ConfigureAwait(false) is not null
        || await NumberInAsync(run.Session, shell.PathOf(folder, GuestShell.ExitFile), cancellationToken).ConfigureAwait(false) is not null;

    private async Task StartAsync(ScriptRun run, GuestShell shell, string folder, GuestScript script, CancellationToken cancellationToken)
    {
        if (await _programs.RunAsync(run.Session, shell.MakeFolder(folder), s_startLimit, cancellationToken).ConfigureAwait(false) != 0)
            throw new ScriptFailedException("the guest has no room for it");
        steps.Done("script's folder made", folder);
        // Another portal, or this one before it was killed, may be reading its own copy at this moment.
        var file = shell.PathOf(folder, $"script-{Guid.NewGuid():N}{script.Ending}");
        await _files.WriteAsync(run.Session, file, script.Content, cancellationToken).ConfigureAwait(false);
        steps.Done("script written into the guest", folder);
        await _programs.StartAsync(run.Session, shell.Start(folder, file, script, run.Variables), cancellationToken).ConfigureAwait(false);
        steps.Done("script started", folder);
    }

    private async Task<ScriptResult> FollowAsync(ScriptRun run, GuestShell shell, string folder, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        for (var poll = s_firstPoll; ; poll = poll * 1.5 < s_longestPoll ? poll * 1.5 : s_longestPoll)
        {
            var pid = await NumberInAsync(run.Session, shell.PathOf(folder, GuestShell.PidFile), cancellationToken).ConfigureAwait(false);
            var isRunning = pid is { } known && await _programs.IsRunningAsync(run.Session, known, cancellationToken).ConfigureAwait(false);
            if (!isRunning && await ResultAsync(run, shell, folder, cancellationToken).ConfigureAwait(false) is { } result)
                return result;
            var now = time.GetUtcNow();
            if (!isRunning && pid is not null)
                throw new ScriptFailedException("it was cut off, for example because the guest was restarted");
            if (pid is null && now - began > s_startLimit)
                throw new ScriptFailedException("the guest did not start it");
            if (now - run.StartedAt > options.Value.RunTimeout)
                throw new ScriptFailedException("it runs for too long, and its end is no longer waited for");
            await Task.Delay(poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ScriptResult?> ResultAsync(ScriptRun run, GuestShell shell, string folder, CancellationToken cancellationToken)
    {
        if (await NumberInAsync(run.Session, shell.PathOf(folder, GuestShell.ExitFile), cancellationToken).ConfigureAwait(false) is not { } exit)
            return null;
        var output = await _files.ReadEndAsync(run.Session, shell.PathOf(folder, GuestShell.OutputFile), ScriptVolume.MostOutput, cancellationToken).ConfigureAwait(false);
        return new ScriptResult(exit, output ?? []);
    }

    private async Task<int?> NumberInAsync(Guid id, string path, CancellationToken cancellationToken)
    {
        const int Digits = 16;
        var content = await _files.ReadEndAsync(id, path, Digits, cancellationToken).ConfigureAwait(false);
        return content is not null && int.TryParse(Encoding.ASCII.GetString(content).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
