using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Darts.Domain.Sessions;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Web.Tests.Live;

/// <summary>A session of a user of its own, made through the API and ready.</summary>
internal sealed class LiveSession : IAsyncDisposable
{
    private LiveSession(RunningPortal portal, Browser owner, string ownerName, Guid id) =>
        (Portal, Owner, OwnerName, Id) = (portal, owner, ownerName, id);

    public RunningPortal Portal { get; }

    public Browser Owner { get; }

    public string OwnerName { get; }

    public Guid Id { get; }

    public string ConsolePath => $"/api/sessions/{Id}/console";

    public static object Request => new { machineId = "halt", cores = 1, memoryMiB = 64, lifetimeMinutes = 60 };

    public static async Task<LiveSession> CreateAsync(LivePortalFixture fixture)
    {
        var portal = await fixture.GetAsync();
        var name = $"Owner {Guid.NewGuid():N}";
        var owner = await portal.UserAsync(name);
        using var answer = await owner.CallAsync(HttpMethod.Post, "/api/sessions", Request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
        var session = new LiveSession(portal, owner, name, id);
        await Eventually.TrueAsync(() => session.Look()?.Phase == SessionPhase.Ready, "the session is ready", TimeSpan.FromSeconds(40));
        return session;
    }

    public Session? Look()
    {
        Assert.True(Darts.Domain.Sessions.OwnerName.TryParse(OwnerName, out var owner, out _));
        return Portal.Services.GetRequiredService<SessionView>().Find(Id, owner);
    }

    public async ValueTask DisposeAsync()
    {
        // A test may have ended it or signed its owner out.
        if (Look() is not null)
        {
            using var owner = await Portal.UserAsync(OwnerName);
            using var ended = await owner.CallAsync(HttpMethod.Delete, $"/api/sessions/{Id}");
        }

        Owner.Dispose();
    }
}
