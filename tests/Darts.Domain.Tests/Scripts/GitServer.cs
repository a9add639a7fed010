using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Darts.Domain.Tests.Scripts;

/// <summary>Serves a repository over HTTP as git's own server does, and a few that do otherwise.</summary>
internal sealed class GitServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _repository;
    private int _asked;

    public GitServer(string repository)
    {
        _repository = repository;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port { get; }

    /// <summary>How often anything was asked for.</summary>
    public int Asked => _asked;

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _asked);
                _ = AnswerAsync(context);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (path, response) = (context.Request.Url!.AbsolutePath, context.Response);
        try
        {
            if (path.StartsWith("/silent", StringComparison.Ordinal))
                return;
            if (path.StartsWith("/moved", StringComparison.Ordinal))
                response.Redirect($"http://127.0.0.1:{Port}/site.git/info/refs?service=git-upload-pack");
            else if (path == "/site.git/info/refs" && context.Request.QueryString["service"] == "git-upload-pack")
                await AdvertiseAsync(response);
            else if (path == "/endless/info/refs")
                await EndlessAsync(response);
            else if (path == "/site.git/git-upload-pack")
                await UploadAsync(context.Request, response);
            else
                response.StatusCode = 404;
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client has had enough.
        }
    }

    private async Task AdvertiseAsync(HttpListenerResponse response)
    {
        response.ContentType = "application/x-git-upload-pack-advertisement";
        await response.OutputStream.WriteAsync("001e# service=git-upload-pack\n0000"u8.ToArray());
        using var git = Start("--advertise-refs");
        await git.StandardOutput.BaseStream.CopyToAsync(response.OutputStream);
        await git.WaitForExitAsync();
    }

    private async Task UploadAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        response.ContentType = "application/x-git-upload-pack-result";
        using var git = Start();
        await request.InputStream.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        await git.StandardOutput.BaseStream.CopyToAsync(response.OutputStream);
        await git.WaitForExitAsync();
    }

    private static async Task EndlessAsync(HttpListenerResponse response)
    {
        response.ContentType = "application/x-git-upload-pack-advertisement";
        await response.OutputStream.WriteAsync("001e# service=git-upload-pack\n0000"u8.ToArray());
        for (var i = 0; ; i++)
        {
            var line = $"{i:x40} refs/heads/b{i}\n";
            await response.OutputStream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{line.Length + 4:x4}{line}"));
        }
    }

    private Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("git", ["upload-pack", "--stateless-rpc", .. arguments, _repository]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
