using System.IO.Pipes;

namespace Darts.Libvirt.Tests.Events;

public sealed class LibvirtEventLoopTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_file_descriptor_is_watched_until_its_watch_ends()
    {
        using var writer = new AnonymousPipeServerStream(PipeDirection.Out);
        var reader = writer.ClientSafePipeHandle;
        using var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(reader.DangerousGetHandle(), ownsHandle: false), FileAccess.Read);
        var seen = new TaskCompletionSource<byte>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = LibvirtEventLoop.Watch(reader, EventHandleType.None, _ => seen.TrySetResult((byte)stream.ReadByte()));
        writer.WriteByte(42);
        writer.Flush();

        watch.Update(EventHandleType.Readable);

        Assert.Equal(42, await seen.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        watch.Dispose();
        watch.Dispose();
        Assert.Throws<ObjectDisposedException>(() => watch.Update(EventHandleType.Readable));
    }

    [Fact]
    public async Task A_descriptor_stays_open_as_long_as_it_is_watched()
    {
        using var writer = new AnonymousPipeServerStream(PipeDirection.Out);
        var hungUp = new TaskCompletionSource<EventHandleType>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = writer.ClientSafePipeHandle;
        using var watch = LibvirtEventLoop.Watch(reader, EventHandleType.Readable, e => hungUp.TrySetResult(e));

        reader.Dispose();
        writer.WriteByte(1);

        Assert.True((await hungUp.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken)).HasFlag(EventHandleType.Readable));
    }

    [Fact]
    public async Task A_timer_comes_again_and_again_until_it_is_stopped()
    {
        var count = 0;
        var thrice = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = LibvirtEventLoop.StartTimer(Timeout.InfiniteTimeSpan, () =>
        {
            if (++count == 3)
                thrice.TrySetResult();
        });
        Assert.Equal(0, count);

        timer.Update(TimeSpan.FromMilliseconds(1));
        await thrice.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        timer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => timer.Update(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => LibvirtEventLoop.StartTimer(TimeSpan.FromDays(365), () => { }));
    }

    [Fact]
    public async Task A_handler_that_throws_is_told_of_and_stops_nothing()
    {
        var told = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(Exception e)
        {
            if (e is InvalidTimeZoneException)
                told.TrySetResult(e);
        }

        LibvirtEventLoop.HandlerFailed += Note;
        using var timer = LibvirtEventLoop.StartTimer(TimeSpan.FromMilliseconds(1), () => throw new InvalidTimeZoneException());
        await told.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        LibvirtEventLoop.HandlerFailed -= Note;

        var goesOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var other = LibvirtEventLoop.StartTimer(TimeSpan.FromMilliseconds(1), () => goesOn.TrySetResult());
        await goesOn.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }
}
