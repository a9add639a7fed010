using System.Net;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.Live;

/// <summary>A portal that starts over sessions which run already.</summary>
public sealed class RestartTests(LivePortalFixture fixture)
{
    [Fact]
    public async Task A_running_session_is_never_said_to_be_gone_by_a_portal_that_has_just_started()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        await using var fresh = RunningPortal.Start(null, [.. await fixture.SettingsAsync(), ("Darts:Sessions:ReconcileInterval", "00:00:30")]);
        using var owner = await fresh.UserAsync(session.OwnerName);
        var end = DateTime.UtcNow.AddSeconds(20);
        HttpStatusCode status;
        do
        {
            using var answer = await owner.GetAsync($"/api/sessions/{session.Id}");
            status = answer.StatusCode;
            Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable });
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        while (status != HttpStatusCode.OK && DateTime.UtcNow < end);
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
