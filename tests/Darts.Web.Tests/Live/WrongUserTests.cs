using System.Net;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.Live;

/// <summary>Every verb on every address of a session, by everybody who is not its owner.</summary>
public sealed class WrongUserTests(LivePortalFixture fixture)
{
    private static readonly (HttpMethod Method, string Path, bool IsPage)[] s_doors =
    [
        (HttpMethod.Get, "/sessions/{0}", true),
        (HttpMethod.Get, "/sessions/{0}/desktop", true),
        (HttpMethod.Post, "/sessions/{0}?handler=end", true),
        (HttpMethod.Post, "/sessions/{0}/desktop", true),
        (HttpMethod.Get, "/api/sessions/{0}", false),
        (HttpMethod.Delete, "/api/sessions/{0}", false),
        (HttpMethod.Get, "/api/sessions/{0}/screen", false),
        (HttpMethod.Get, "/api/sessions/{0}/console", false),
    ];

    [Fact]
    public async Task A_session_of_somebody_else_does_not_exist_behind_any_door()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        var portal = session.Portal;
        using var stranger = portal.Stranger();
        using var guest = await portal.GuestAsync();
        using var other = await portal.UserAsync("Mallory");
        using var sameLetters = await portal.UserAsync(session.OwnerName.ToUpperInvariant());
        var wrong = new List<string>();
        foreach (var (method, path, isPage) in s_doors)
        {
            foreach (var id in new[] { session.Id, Guid.NewGuid() })
            {
                var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id);
                await ExpectAsync(stranger, "stranger", HttpStatusCode.Forbidden);
                await ExpectAsync(guest, "guest", isPage ? HttpStatusCode.Found : HttpStatusCode.Unauthorized);
                await ExpectAsync(other, "another user", HttpStatusCode.NotFound);
                await ExpectAsync(sameLetters, "a user of another case", HttpStatusCode.NotFound);

                async Task ExpectAsync(Browser browser, string who, HttpStatusCode expected)
                {
                    var status = await KnockAsync(browser, method, address);
                    if (status != expected)
                        wrong.Add($"{who}: {method} {path} of {(id == session.Id ? "the session" : "nothing")}: {status} instead of {expected}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.NotNull(session.Look());
        Assert.DoesNotContain($"Console of session {session.Id}", portal.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_and_events_hold_ones_own_sessions_only()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        var id = session.Id.ToString();
        using var other = await session.Portal.UserAsync("Mallory");
        foreach (var path in new[] { "/", "/?handler=sessions", "/api/sessions" })
        {
            Assert.DoesNotContain(id, await other.ReadAsync(path), StringComparison.Ordinal);
            Assert.Contains(id, await session.Owner.ReadAsync(path), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(id, await FirstEventAsync(other), StringComparison.Ordinal);
        Assert.Contains(id, await FirstEventAsync(session.Owner), StringComparison.Ordinal);
        Assert.DoesNotContain(session.OwnerName, await session.Owner.ReadAsync("/api/sessions"), StringComparison.Ordinal);
    }

    // With all that a browser would send by itself, and a good token where one can be had: only the ownership is wrong.
    private static async Task<HttpStatusCode> KnockAsync(Browser browser, HttpMethod method, string address)
    {
        if (address.EndsWith("/console", StringComparison.Ordinal))
        {
            using var socket = await browser.OpenSocketAsync(address, browser.Portal.GetLeftPart(UriPartial.Authority));
            return socket.HttpStatusCode;
        }

        using var answer = method == HttpMethod.Get ? await browser.GetAsync(address) : await browser.CallAsync(method, address);
        return answer.StatusCode;
    }

    private static async Task<string> FirstEventAsync(Browser browser)
    {
        using var events = await browser.Client.GetAsync("/api/sessions/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) != "event: sessions")
        {
        }

        return (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!;
    }
}
