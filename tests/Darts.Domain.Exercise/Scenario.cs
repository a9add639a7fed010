using Darts.Domain.Sessions;

namespace Darts.Domain.Exercise;

/// <summary>Something that a portal does with a session, one step of which it does not outlive.</summary>
/// <param name="Kind">What kind of session is made first; null makes none.</param>
/// <param name="Act">What is done once the fuse is armed.</param>
internal sealed record Scenario(Func<SessionRequest, SessionRequest>? Kind, Func<Portal, Session?, Task> Act)
{
    public static Scenario Named(string name) => name switch
    {
        // The start of the portal itself, or what it does by itself every few moments.
        "rounds" or "network" => new(null, (_, _) => Task.Delay(Timeout.Infinite)),
        "create" => new(null, async (p, _) => await p.CreateAsync(r => r)),
        "create-safe" => new(null, async (p, _) => await p.CreateAsync(Safe)),
        "end-safe" => new(Safe, (p, s) => p.Control.EndAsync(s!.Id, p.Owner, default)),
        "create-scripted" => new(null, async (p, _) => await p.CreateAsync(Scripted)),
        "end-scripted" => new(Scripted, (p, s) => p.Control.EndAsync(s!.Id, p.Owner, default)),
        "create-seeded" => new(null, async (p, _) => await p.CreateAsync(Seeded)),
        "end-seeded" => new(Seeded, (p, s) => p.Control.EndAsync(s!.Id, p.Owner, default)),
        "create-injected" => new(null, async (p, _) => await p.CreateAsync(Injected)),
        "reset-injected" => new(r => Kept(Injected(r)), (p, s) => p.Control.ResetAsync(s!.Id, p.Owner, default)),
        "script" => new(null, async (p, _) => await p.CreateAsync(r => r with { MachineId = "tiny", MemoryMiB = 128 })),
        "extend" => new(r => r, (p, s) => p.Control.ExtendAsync(s!.Id, p.Owner, TimeSpan.FromHours(3), default)),
        "rename" => new(r => r, (p, s) => p.Control.RenameAsync(s!.Id, p.Owner, "renamed", default)),
        "restart" => new(r => r, (p, s) => p.Control.RestartAsync(s!.Id, p.Owner, force: true, default)),
        "end" => new(r => r, (p, s) => p.Control.EndAsync(s!.Id, p.Owner, default)),
        "stop" => new(Kept, (p, s) => p.Control.StopAsync(s!.Id, p.Owner, default)),
        "reset" => new(Kept, (p, s) => p.Control.ResetAsync(s!.Id, p.Owner, default)),
        "start" => new(Kept, async (p, s) =>
        {
            await p.Control.StopAsync(s!.Id, p.Owner, default);
            await p.UntilAsync(s, SessionPhase.Stopped);
            await p.Control.StartAsync(s.Id, p.Owner, null, default);
        }),
        "save" => new(Kept, (p, s) => p.Saving.SaveAsync(s!.Id, p.Owner with { IsAdmin = true }, "saved-" + s.Name[^8..], "Saved", default)),
        "one-shot" => new(r => r with { IsOneShot = true }, async (p, s) => (await p.Console.OpenAsync(s!.Id, p.Owner, default))?.Dispose()),
        _ => throw new ArgumentException($"There is no scenario '{name}'.", nameof(name)),
    };

    /// <summary>With UEFI and a TPM.</summary>
    private static SessionRequest Safe(SessionRequest request) => request with { MachineId = "safe", MemoryMiB = 128 };

    /// <summary>With a boot script that its guest, which has no agent, never runs.</summary>
    private static SessionRequest Scripted(SessionRequest request) => request with { Scripts = ["exec: true"] };

    private static SessionRequest Seeded(SessionRequest request) => Scripted(request) with { MachineId = "cloud" };

    private static SessionRequest Injected(SessionRequest request) => Scripted(request) with { MachineId = "plain" };

    private static SessionRequest Kept(SessionRequest request) => request with { IsPersistent = true };
}
