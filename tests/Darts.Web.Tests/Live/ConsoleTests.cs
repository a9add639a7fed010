using System.Net;
using System.Net.WebSockets;
using Darts.Testing;
using Darts.Web.Consoles;

namespace Darts.Web.Tests.Live;

/// <summary>Consoles of a real QEMU guest, through the portal.</summary>
public sealed class ConsoleTests(LivePortalFixture fixture)
{
    [Fact]
    public async Task A_page_of_another_origin_opens_no_console()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        foreach (var origin in new[] { null, "", "null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1:1", OriginOf(session) + ".evil.example" })
        {
            using var socket = await session.Owner.OpenSocketAsync(session.ConsolePath, origin);
            Assert.Equal((origin, HttpStatusCode.Forbidden), (origin, socket.HttpStatusCode));
        }

        Assert.DoesNotContain($"Console of session {session.Id}", session.Portal.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_window_that_wants_the_desktop_for_itself_does_not_close_the_first()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        using var first = await OpenAsync(session);
        Assert.True((await first.ShakeHandsAsync(shared: 1)).Width > 0);
        using var second = await OpenAsync(session);
        await second.ShakeHandsAsync(shared: 0);
        await second.ReadCornerAsync();
        await first.ReadCornerAsync();
        Assert.Equal("binary", first.Socket.SubProtocol);
    }

    [Fact]
    public async Task Only_so_many_windows_open_one_desktop_and_a_closed_one_makes_room()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        var open = new List<RfbProbe>();
        for (var i = 0; i < ConsoleSlots.PerSession; i++)
            open.Add(await OpenAsync(session));
        using (var refused = await session.Owner.OpenSocketAsync(session.ConsolePath, OriginOf(session)))
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.HttpStatusCode);

        await open[0].Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(
            () => session.Portal.Logs.Contains($"Console of session {session.Id} closed", StringComparison.Ordinal), "the console is closed");
        using (var again = await OpenAsync(session))
            await again.ShakeHandsAsync(shared: 1);
        open.ForEach(probe => probe.Dispose());
    }

    [Fact]
    public async Task A_sign_out_closes_its_consoles_and_leaves_the_session()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        using var probe = await OpenAsync(session);
        await probe.ShakeHandsAsync(shared: 1);
        using var signedOut = await session.Owner.SignOutAsync();
        Assert.Equal(ConsoleEnd.SignedOut.Code, await probe.ReadCloseAsync());
        Assert.NotNull(session.Look());
    }

    [Fact]
    public async Task The_end_of_the_session_closes_its_consoles_and_the_page_can_tell()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        using var probe = await OpenAsync(session);
        await probe.ShakeHandsAsync(shared: 1);
        using var ended = await session.Owner.CallAsync(HttpMethod.Delete, $"/api/sessions/{session.Id}");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(ConsoleEnd.DisplayGone.Code, await probe.ReadCloseAsync());
        await Eventually.TrueAsync(() => session.Look() is null, "the session is gone");
        using var gone = await session.Owner.GetAsync($"/api/sessions/{session.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var page = await session.Owner.GetAsync($"/sessions/{session.Id}/desktop");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task A_console_is_a_WebSocket_and_nothing_else()
    {
        await using var session = await LiveSession.CreateAsync(fixture);
        using var request = new HttpRequestMessage(HttpMethod.Get, session.ConsolePath);
        request.Headers.Add("Origin", OriginOf(session));
        using var answer = await session.Owner.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
    }

    private static string OriginOf(LiveSession session) => session.Portal.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<RfbProbe> OpenAsync(LiveSession session)
    {
        var socket = await session.Owner.OpenSocketAsync(session.ConsolePath, OriginOf(session));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        return new RfbProbe(socket);
    }
}
