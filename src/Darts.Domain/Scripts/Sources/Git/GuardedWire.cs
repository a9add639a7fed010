using System.Net.Http.Headers;
using Darts.Domain.Fetching;
using LibGit2Sharp;

namespace Darts.Domain.Scripts.Sources.Git;

/// <summary>
/// Carries one fetch of git's over the guarded client, so that a repository's name leads nowhere else than a script's would. libgit2 makes its
/// transports itself and calls them on the thread that fetches: there they find the one that is meant for them.
/// </summary>
internal sealed class GuardedWire : IDisposable
{
    /// <summary>Stands before the schemes for which libgit2 comes here.</summary>
    private const string Prefix = "darts-";

    [ThreadStatic]
    private static GuardedWire? s_current;

    private readonly ScriptOptions _limits;
    private readonly ScriptServer _server;
    private readonly CancellationToken _cancellationToken;
    private long _left;

    static GuardedWire()
    {
        GlobalSettings.RegisterSmartSubtransport<GuardedTransport>(Prefix + "https");
        GlobalSettings.RegisterSmartSubtransport<GuardedTransport>(Prefix + "http");
    }

    public GuardedWire(ScriptOptions limits, CancellationToken cancellationToken)
    {
        _limits = limits;
        _cancellationToken = cancellationToken;
        _server = new ScriptServer(limits);
        _left = (long)limits.MaximumRepositoryMiB << 20;
        s_current = this;
    }

    /// <summary>The wire of the fetch that goes on in this thread.</summary>
    public static GuardedWire Current => s_current ?? throw new InvalidOperationException("Nothing is being fetched in this thread.");

    /// <summary>Why it did not succeed, where that is known here.</summary>
    public ScriptFetchException? Failure { get; private set; }

    /// <summary>The address by which libgit2 comes here.</summary>
    public static Uri Through(Uri address) => new(Prefix + address.AbsoluteUri);

    public void Dispose()
    {
        s_current = null;
        _server.Dispose();
    }

    /// <summary>Asks the server.</summary>
    /// <param name="url">The repository, as libgit2 knows it.</param>
    /// <param name="request">What follows in the address.</param>
    /// <param name="body">What is sent; null only asks.</param>
    public Stream Send(string url, string request, byte[]? body) => Guard(() =>
    {
        var address = new Uri(url[Prefix.Length..].TrimEnd('/') + request);
        using var message = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        // Some servers give git's answers to git only.
        message.Headers.UserAgent.Clear();
        message.Headers.UserAgent.ParseAdd("git/2 (Darts)");
        if (body is not null)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-git-upload-pack-request");
        }

        var answer = _server.SendAsync(message, _cancellationToken).GetAwaiter().GetResult();
        if ((int)answer.StatusCode is >= 300 and < 400)
            throw new ScriptFetchException("its repository has moved; name it by its new address");
        if (!answer.IsSuccessStatusCode)
            throw new ScriptFetchException($"its server answered {(int)answer.StatusCode}");
        return answer.Content.ReadAsStreamAsync(_cancellationToken).GetAwaiter().GetResult();
    });

    /// <summary>Reads what the server answers.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    public int Read(Stream answer, byte[] buffer) => Guard(() =>
    {
        var count = answer.ReadAsync(buffer, _cancellationToken).AsTask().GetAwaiter().GetResult();
        _left -= count;
        return _left >= 0 ? count : throw new ScriptFetchException($"its repository has more than the {_limits.MaximumRepositoryMiB} MiB that are fetched");
    });

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            // libgit2 makes words of an exception, and those are not for users.
            Failure ??= e as ScriptFetchException ?? new ScriptFetchException(
                e is FetchRefusedException ? e.Message : _cancellationToken.IsCancellationRequested ? "its server took too long" : "its server cannot be reached");
            throw;
        }
    }
}
