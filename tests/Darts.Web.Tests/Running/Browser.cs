using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace Darts.Web.Tests.Running;

/// <summary>A browser as the server sees it: cookies, forms and their tokens.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };

    private readonly string _pathBase;

    /// <param name="portal">Where it listens.</param>
    /// <param name="pathBase">The path below which it stands, put before every path that is asked for.</param>
    public Browser(Uri portal, string pathBase = "")
    {
        Portal = portal;
        _pathBase = pathBase;
        Client = new HttpClient(_handler) { BaseAddress = portal };
    }

    public Uri Portal { get; }

    public HttpClient Client { get; }

    public CookieContainer Cookies => _handler.CookieContainer;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(_pathBase + path, TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SignInAsync(string name, string? returnUrl = null, string? password = null)
    {
        var form = new Dictionary<string, string> { ["name"] = name, ["__RequestVerificationToken"] = await FormTokenAsync("/sign-in") };
        if (returnUrl is not null)
            form["returnUrl"] = returnUrl;
        if (password is not null)
            form["password"] = password;
        return await PostFormAsync("/sign-in", form);
    }

    public async Task<HttpResponseMessage> SignOutAsync() =>
        await PostFormAsync("/sign-out", new() { ["__RequestVerificationToken"] = await FormTokenAsync("/") });

    public async Task<HttpResponseMessage> PostFormAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await Client.PostAsync(_pathBase + path, content, TestContext.Current.CancellationToken);
    }

    /// <summary>A call as the pages' scripts make it: with the page's token in a header.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, _pathBase + path);
        request.Headers.Add("X-Darts-Form", await ScriptTokenAsync());
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a WebSocket with this browser's cookies.</summary>
    public async Task<ClientWebSocket> OpenSocketAsync(string path, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = Cookies;
        socket.Options.AddSubProtocol("binary");
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(Portal, _pathBase + path)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // Whoever asked looks at the status.
        }

        return socket;
    }

    public async Task<string> FormTokenAsync(string page) => FormToken().Match(await ReadAsync(page)).Groups[1].Value;

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    private async Task<string> ScriptTokenAsync() => ScriptToken().Match(await ReadAsync("/")).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"darts-form-token\" content=\"([^\"]+)\"")]
    private static partial Regex ScriptToken();
}
