using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Darts.Domain.Exercise;

/// <summary>A portal without its web pages, and one user of it.</summary>
internal sealed class Portal(IHost host)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    public Requester Owner { get; } = new(OwnerName.TryParse("alice", out var name, out var problem) ? name : throw new InvalidOperationException(problem));

    public SessionControl Control => host.Services.GetRequiredService<SessionControl>();

    public SessionSaving Saving => host.Services.GetRequiredService<SessionSaving>();

    public SessionConsole Console => host.Services.GetRequiredService<SessionConsole>();

    /// <summary>Makes a session and waits until it is ready.</summary>
    public async Task<Session> CreateAsync(Func<SessionRequest, SessionRequest> kind)
    {
        var outcome = await Control.CreateAsync(kind(new SessionRequest(Owner.Name, "blank", 1, 64, TimeSpan.FromHours(1))), default);
        var session = outcome.Session ?? throw new InvalidOperationException(outcome.Refusal!.Message);
        System.Console.WriteLine(session.Id);
        await UntilAsync(session, SessionPhase.Ready);
        return session;
    }

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
