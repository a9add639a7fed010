using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Darts.Domain.Exercise;

/// <summary>A portal without its web pages, and one user of it.</summary>
internal sealed class Portal(IHost host)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _said = [];

    public Requester Owner { get; } = new(OwnerName.TryParse("alice", out var name, out var problem) ? name : throw new InvalidOperationException(problem));

    public SessionControl Control => host.Services.GetRequiredService<SessionControl>();

    public SessionSaving Saving => host.Services.GetRequiredService<SessionSaving>();

    public SessionConsole Console => host.Services.GetRequiredService<SessionConsole>();

    /// <summary>Makes a session and waits until it is ready.</summary>
    public async Task<Session> CreateAsync(Func<SessionRequest, SessionRequest> kind)
    {
        var outcome = await Control.CreateAsync(kind(new SessionRequest(Owner.Name, "blank", 1, 64, TimeSpan.FromHours(1))), default);
        var session = outcome.Session ?? throw new InvalidOperationException(outcome.Refusal!.Message);
        Say(session.Id);
        await UntilAsync(session, SessionPhase.Ready);
        return session;
    }

    /// <summary>Says which session is being made, if nobody has yet: its steps are taken on other threads than the one that asked for it.</summary>
    public void SayMaking()
    {
        var view = host.Services.GetRequiredService<SessionView>();
        foreach (var session in view.All.Where(s => view.IsMaking(s.Id)))
            Say(session.Id);
    }

    private void Say(Guid id)
    {
        lock (_lock)
        {
            if (_said.Add(id))
                System.Console.WriteLine(id);
        }
    }

    /// <summary>Waits until nothing is left to do of what portals before did not live to do: their steps would set off the fuse of this one.</summary>
    public async Task QuietAsync()
    {
        while ((await host.Services.GetRequiredService<SessionDomains>().ListAsync(default)).Any(IsUnderWay))
            await Task.Delay(s_look);
    }

    private static bool IsUnderWay(ObservedSession session) =>
        session.Metadata is { ResetAt: not null } or { Saving: not null } or { EndedAt: not null }
        || (session.Metadata.StoppedAt is not null && session.IsActive);

    public async Task UntilAsync(Session session, SessionPhase phase)
    {
        var view = host.Services.GetRequiredService<SessionView>();
        while (view.Find(session.Id, Owner.Name) is var now && now?.Phase != phase)
        {
            if (now?.Phase == SessionPhase.Failed)
                throw new InvalidOperationException(now.Problem);
            await Task.Delay(s_look);
        }
    }
}
