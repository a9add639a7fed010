using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Tests.Live;

/// <summary>A web server on the loopback that serves one image, and can be told to misbehave.</summary>
internal sealed class ImageWebServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ImageWebServer(byte[] content)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        Content = content;
    }

    public byte[] Content { get; }

    /// <summary>The tag of the version; null gives none.</summary>
    public string? Tag { get; set; } = "\"one\"";

    /// <summary>After how many bytes the first answer breaks off; null lets it be whole.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>What the first answer waits for in the place where it would break off.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Whether the length is told.</summary>
    public bool TellsLength { get; set; } = true;

    /// <summary>Where it sends instead of answering.</summary>
    public string? Redirection { get; set; }

    /// <summary>The first byte that each request asked for.</summary>
    public ConcurrentQueue<long> Requests { get; } = [];

    private int Port => new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<ImageWebServer> StartAsync(byte[] content)
    {
        var server = new ImageWebServer(content);
        await server._server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public string Address(string host = "127.0.0.1") => $"http://{host}:{Port}/image";

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, answer) = (context.Request.GetTypedHeaders(), context.Response);
        var asked = request.Range?.Ranges.Single().From ?? 0;
        Requests.Enqueue(asked);
        if (Redirection is not null && context.Request.Path != "/end")
        {
            answer.Redirect(Redirection);
            return;
        }

        var from = request.IfRange?.EntityTag?.ToString() == Tag ? (int)asked : 0;
        if (Tag is not null)
            answer.Headers.ETag = Tag;
        if (from > 0)
        {
            answer.StatusCode = StatusCodes.Status206PartialContent;
            answer.Headers.ContentRange = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
        }

        if (TellsLength)
            answer.ContentLength = Content.Length - from;
        if (BreakAfter is { } end && Requests.Count == 1)
        {
            await answer.Body.WriteAsync(Content.AsMemory(0, end), context.RequestAborted);
            await answer.Body.FlushAsync(context.RequestAborted);
            await Hold.WaitAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        await answer.Body.WriteAsync(Content.AsMemory(from), context.RequestAborted);
    }
}
