using System.Net.Sockets;

namespace Darts.Libvirt.Tests.Supervision;

public sealed class SupervisedConnectionTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly FakeHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Calls_run_on_threads_of_the_connection()
    {
        await using var supervised = new SupervisedConnection(_host.Uri);
        Assert.Equal(ConnectionState.Idle, supervised.State);
        supervised.Start();

        var (host, thread) = await supervised.RunAsync(
            c => (c.HostName, Thread.CurrentThread), cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(host);
        Assert.StartsWith("libvirt", thread.Name, StringComparison.Ordinal);
        Assert.False(thread.IsThreadPoolThread);
        Assert.Equal(ConnectionState.Connected, supervised.State);
        Assert.Null(supervised.LastError);
    }

    [Fact]
    public async Task An_error_of_a_call_reaches_its_caller_and_harms_no_other()
    {
        await using var supervised = Started(new());

        await Assert.ThrowsAsync<DomainNotFoundException>(
            () => supervised.RunAsync(c => c.LookupDomain("no such"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(ConnectionState.Connected, supervised.State);
    }

    [Fact]
    public async Task A_deadline_ends_the_waiting_and_names_the_call()
    {
        using var release = new ManualResetEventSlim();
        await using var supervised = Started(new() { Workers = 2 });

        var late = await Assert.ThrowsAsync<LibvirtTimeoutException>(() => supervised.RunAsync(
            c => release.Wait(s_patience), TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));

        Assert.Contains("release.Wait", late.Call, StringComparison.Ordinal);
        Assert.NotEmpty(await supervised.RunAsync(c => c.HostName, s_patience, TestContext.Current.CancellationToken));
        release.Set();
    }

    [Fact]
    public async Task A_cancellation_ends_the_waiting()
    {
        using var release = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        await using var supervised = Started(new());
        var call = supervised.RunAsync(
            c =>
            {
                inside.Set();
                release.Wait(s_patience);
            },
            s_patience,
            cancel.Token);
        inside.Wait(TestContext.Current.CancellationToken);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        release.Set();
    }

    [Fact]
    public async Task A_connection_whose_calls_never_return_is_replaced()
    {
        using var release = new ManualResetEventSlim();
        await using var supervised = Started(new() { Workers = 1, StuckAfter = TimeSpan.FromMilliseconds(50) });
        await Assert.ThrowsAsync<LibvirtTimeoutException>(() => supervised.RunAsync(
            c => release.Wait(s_patience), TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));

        await supervised.WatchStateAsync(TestContext.Current.CancellationToken)
            .FirstAsync(s => s.State == ConnectionState.Lost, TestContext.Current.CancellationToken);

        Assert.NotEmpty(await supervised.RunAsync(c => c.HostName, s_patience, TestContext.Current.CancellationToken));
        release.Set();
    }

    [Fact]
    public async Task What_a_call_returns_too_late_is_disposed_of()
    {
        using var release = new ManualResetEventSlim();
        var late = new Late();
        await using (var supervised = Started(new()))
        {
            await Assert.ThrowsAsync<LibvirtTimeoutException>(() => supervised.RunAsync(
                c =>
                {
                    release.Wait(s_patience);
                    return late;
                },
                TimeSpan.FromMilliseconds(50),
                TestContext.Current.CancellationToken));
            release.Set();
            await late.Disposed.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_daemon_that_never_answers_keeps_nobody_waiting()
    {
        var path = Path.Combine(Path.GetTempPath(), $"darts-{Guid.NewGuid():N}.sock");
        using var deaf = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        deaf.Bind(new UnixDomainSocketEndPoint(path));
        deaf.Listen();
        await using (var supervised = new SupervisedConnection(
            $"test+unix:///default?socket={path}", new() { OpenTimeout = TimeSpan.FromMilliseconds(200) }))
        {
            supervised.Start();

            var lost = await supervised.WatchStateAsync(TestContext.Current.CancellationToken)
                .FirstAsync(s => s.State == ConnectionState.Lost, TestContext.Current.CancellationToken);

            Assert.Equal(ErrorCode.OperationTimeout, lost.Error!.Code);
            await Assert.ThrowsAsync<ConnectionLostException>(() => supervised.RunAsync(
                c => c.HostName, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));
        }

        File.Delete(path);
    }

    [Fact]
    public async Task A_daemon_that_is_not_there_is_reported_with_its_reason()
    {
        await using var supervised = new SupervisedConnection("test+unix:///default?socket=/nonexistent/socket");
        supervised.Start();

        var lost = await supervised.WatchStateAsync(TestContext.Current.CancellationToken)
            .FirstAsync(s => s.State == ConnectionState.Lost, TestContext.Current.CancellationToken);

        Assert.Contains("/nonexistent/socket", lost.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_reaches_every_reader_and_every_caller()
    {
        var supervised = Started(new());
        await supervised.WaitUntilConnectedAsync(TestContext.Current.CancellationToken);
        var events = supervised.ReadEventsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var states = supervised.WatchStateAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        await supervised.DisposeAsync();
        await supervised.DisposeAsync();

        Assert.Equal([new Resync(ResyncReason.Connected)], await events);
        Assert.Equal(ConnectionState.Closed, (await states)[^1].State);
        await Assert.ThrowsAnyAsync<Exception>(() => supervised.RunAsync(c => c.HostName, s_patience, TestContext.Current.CancellationToken));
    }

    private SupervisedConnection Started(SupervisedConnectionOptions options)
    {
        var supervised = new SupervisedConnection(_host.Uri, options);
        supervised.Start();
        return supervised;
    }

    private sealed class Late : IDisposable
    {
        public TaskCompletionSource Disposed { get; } = new();

        public void Dispose() => Disposed.TrySetResult();
    }
}
