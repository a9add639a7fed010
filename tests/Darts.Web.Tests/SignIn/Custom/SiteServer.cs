using System.Text.Json;
using Darts.Web.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Darts.Web.Tests.SignIn.Custom;

/// <summary>A site's own server, on a real Kestrel.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SiteServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/ask";

    /// <summary>The last question, as it came.</summary>
    public JsonElement Question { get; private set; }

    public string? Authorization { get; private set; }

    public int Questions { get; private set; }

    public static async Task<SiteServer> StartAsync(Func<HttpContext, JsonElement, Task> answer, (string Certificate, string Key)? certificate = null)
    {
        var app = LoopbackServer.Create(certificate);
        var server = new SiteServer(app);
        app.MapPost("/ask", async (HttpContext context) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            (server.Question, server.Authorization, server.Questions) = (body.RootElement.Clone(), context.Request.Headers.Authorization, server.Questions + 1);
            await answer(context, server.Question);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task<SiteServer> StartAsync(int status, string body, (string Certificate, string Key)? certificate = null) => StartAsync(
        (context, _) =>
        {
            context.Response.StatusCode = status;
            if (status is >= 300 and < 400)
                context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync(body);
        },
        certificate);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
