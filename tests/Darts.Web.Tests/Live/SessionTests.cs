using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Darts.Domain.Ledger;
using Darts.Domain.Sessions;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Web.Tests.Live;

/// <summary>Sessions made, seen and ended through pages, API and events.</summary>
public sealed class SessionTests(LivePortalFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_makes_a_session_whose_page_and_events_follow_it_until_its_desktop_opens()
    {
        var portal = await fixture.GetAsync();
        using var browser = await portal.UserAsync("Form <i>user</i>");
        using var events = await browser.Client.GetAsync("/api/sessions/events", HttpCompletionOption.ResponseHeadersRead, Stop);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(Stop));

        using var created = await PostFormAsync(browser);
        Assert.Equal(HttpStatusCode.Found, created.StatusCode);
        var page = created.Headers.Location!.OriginalString;
        Assert.Matches("^/sessions/[0-9a-f-]{36}$", page);
        Assert.Contains("data-step=\"CreatingDisk\"", await browser.ReadAsync(page), StringComparison.Ordinal);

        Assert.Equal("Ready", await ReadUntilReadyAsync(reader).WaitAsync(TimeSpan.FromSeconds(40), Stop));
        var html = await browser.ReadAsync(page + "/desktop");
        Assert.Contains("data-testid=\"screen\"", html, StringComparison.Ordinal);
        Assert.Contains("Halt &lt;b&gt;now&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>now", html, StringComparison.Ordinal);

        using var ended = await browser.PostFormAsync(page + "?handler=end", new() { ["__RequestVerificationToken"] = await browser.FormTokenAsync(page) });
        Assert.Equal("/", ended.Headers.Location!.OriginalString);
        await Eventually.TrueAsync(() => IdsOf(portal, "Form <i>user</i>") == 0, "the session is gone");
    }

    [Fact]
    public async Task The_ledger_says_who_made_a_session_and_from_where()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        var ledger = (await fixture.GetAsync()).Services.GetRequiredService<SessionLedger>();
        IReadOnlyList<AuditEntry> audit = [];
        for (var tries = 0; audit.Count == 0; tries++)
        {
            Assert.True(tries < 200, "The ledger does not tell it.");
            await Task.Delay(100, Stop);
            audit = await ledger.ListAuditAsync(new LedgerQuery { SessionId = session.Id }, Stop);
        }

        Assert.Equal(("Created", "127.0.0.1"), (audit[^1].What, audit[^1].Origin));
    }

    [Fact]
    public async Task The_screen_is_a_picture_that_no_cache_keeps()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        using var answer = await session.Owner.GetAsync($"/api/sessions/{session.Id}/screen");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        var picture = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, picture[..4]);
    }

    [Fact]
    public async Task Creates_at_the_same_time_never_exceed_what_one_user_may_have()
    {
        var portal = await fixture.GetAsync();
        var name = $"Hasty {Guid.NewGuid():N}";
        using var browser = await portal.UserAsync(name);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.CallAsync(HttpMethod.Post, "/api/sessions", LiveSession.Request)));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(3, IdsOf(portal, name));
        foreach (var answer in answers.Where(answer => answer.StatusCode == HttpStatusCode.Accepted))
        {
            var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetGuid();
            await Eventually.TrueAsync(() => PhaseOf(portal, name, id) == SessionPhase.Ready, "the session is ready", TimeSpan.FromSeconds(40));
            using var ended = await browser.CallAsync(HttpMethod.Delete, $"/api/sessions/{id}");
            Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        }

        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData(0, 64, 60)]
    [InlineData(-1, 64, 60)]
    [InlineData(1_000_000_000, 64, 60)]
    [InlineData(1, 0, 60)]
    [InlineData(1, -64, 60)]
    [InlineData(1, 1L << 40, 60)]
    [InlineData(1, long.MaxValue, 60)]
    [InlineData(1, 64, 0)]
    [InlineData(1, 64, -60)]
    [InlineData(1, 64, int.MaxValue)]
    public async Task Values_that_nobody_grants_are_refused_with_a_reason(int cores, long memory, int lifetime)
    {
        var portal = await fixture.GetAsync();
        using var browser = await portal.UserAsync("greedy");
        using var answer = await browser.CallAsync(
            HttpMethod.Post, "/api/sessions", new { machineId = "halt", cores, memoryMiB = memory, lifetimeMinutes = lifetime });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("BadRequest", problem.GetProperty("reason").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Equal(0, IdsOf(portal, "greedy"));
    }

    [Fact]
    public async Task A_machines_picture_runs_nothing()
    {
        var portal = await fixture.GetAsync();
        using var browser = await portal.UserAsync("alice");
        using var answer = await browser.GetAsync("/machines/halt/picture");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostFormAsync(Browser browser) => await browser.PostFormAsync("/", new()
    {
        ["machine"] = "halt",
        ["cores-halt"] = "1",
        ["memory-halt"] = "64",
        ["lifetime-halt"] = "60",
        ["__RequestVerificationToken"] = await browser.FormTokenAsync("/"),
    });

    private static async Task<string?> ReadUntilReadyAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
                continue;
            var sessions = JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("sessions");
            var phase = sessions.EnumerateArray().Select(session => session.GetProperty("phase").GetString()).SingleOrDefault();
            if (phase is "Ready" or "Failed")
                return phase;
        }

        return null;
    }

    private static int IdsOf(RunningPortal portal, string owner) =>
        portal.Services.GetRequiredService<SessionView>().OwnedBy(Parse(owner)).Count;

    private static SessionPhase? PhaseOf(RunningPortal portal, string owner, Guid id) =>
        portal.Services.GetRequiredService<SessionView>().Find(id, Parse(owner))?.Phase;

    private static OwnerName Parse(string name) => OwnerName.TryParse(name, out var owner, out var problem) ? owner : throw new ArgumentException(problem);
}
