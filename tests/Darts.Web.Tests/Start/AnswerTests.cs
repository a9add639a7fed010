using System.Net;
using System.Net.Sockets;
using System.Text;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.Start;

public sealed class AnswerTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly RunningPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/css/darts.css", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.OK)]
    public async Task Every_answer_forbids_foreign_frames_scripts_and_referrers(string path, HttpStatusCode status)
    {
        using var browser = path == "/sign-in" ? await _portal.GuestAsync() : await _portal.UserAsync("alice");
        using var answer = await browser.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/nothing")]
    public async Task Pages_hold_no_inline_script_or_style(string path)
    {
        using var browser = path == "/sign-in" ? await _portal.GuestAsync() : await _portal.UserAsync("alice");
        var page = await browser.ReadAsync(path);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        Assert.DoesNotMatch("(?i)<[^>]+ (on[a-z]+|style)=", page);
        Assert.Contains("Open mode:", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/css/../../appsettings.json")]
    [InlineData("/css/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/css/..%5c..%5cappsettings.json")]
    [InlineData("/novnc/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd")]
    [InlineData("/machines/..%2f..%2fetc%2fpasswd/picture")]
    [InlineData("/css/")]
    [InlineData("/novnc/")]
    [InlineData("/appsettings.json")]
    [InlineData("/Darts.Web.dll")]
    public async Task No_path_leads_out_of_what_is_served(string path)
    {
        using var browser = await _portal.UserAsync("alice");
        // By hand: HttpClient would tidy the path up.
        var answer = await SendRawAsync($"GET {path} HTTP/1.1\r\nHost: {_portal.Address.Authority}\r\nCookie: {browser.Cookies.GetCookieHeader(_portal.Address)}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("LogLevel", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_line_headers_and_bodies_have_bounds()
    {
        var host = $"Host: {_portal.Address.Authority}\r\n";
        Assert.StartsWith("HTTP/1.1 414 ", await SendRawAsync($"GET /{new string('a', 5000)} HTTP/1.1\r\n{host}\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await SendRawAsync($"GET / HTTP/1.1\r\n{host}X-Big: {new string('a', 40_000)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await SendRawAsync($"GET / HTTP/1.1\r\n{host}{string.Concat(Enumerable.Repeat("X-A: b\r\n", 70))}\r\n"), StringComparison.Ordinal);

        using var browser = await _portal.UserAsync("alice");
        using var body = new StringContent(new string(' ', 100_000), Encoding.UTF8, "application/json");
        using var answer = await browser.CallAsync(HttpMethod.Post, "/api/sessions", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sessions/1")]
    [InlineData("/sessions/not-a-guid/desktop")]
    [InlineData("/api/sessions/1")]
    [InlineData("/api/sessions/00000000-0000-0000-0000-00000000000g/console")]
    public async Task An_id_that_is_none_does_not_exist(string path)
    {
        using var browser = await _portal.UserAsync("alice");
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_portal.Address.Host, _portal.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = new StringBuilder();
        try
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
                answer.AppendLine(line);
        }
        catch (IOException)
        {
            // A server that refuses without reading the rest may reset the line after its answer.
        }

        return answer.ToString();
    }
}
