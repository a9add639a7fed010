using Darts.Testing;

namespace Darts.Domain.Tests.Live.Gpus;

/// <summary>No machine with a GPU is needed: a guest is the host, an emulated display its GPU, and Darts runs inside.</summary>
public sealed class NestedGpuTests
{
    [Fact(Timeout = 200_000)]
    public async Task A_session_draws_on_a_gpu_that_the_host_has_back_after_its_end_and_after_the_death_of_its_qemu()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipUnless(
            File.Exists(TestImages.Find("nested.kernel")),
            $"There is no kernel for the outer guest. images/build-nested.sh {TestImages.Directory} makes it.");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can show the outer guest all of this machine's files.");
        await using var host = OuterGuest.Start(TestImages.Directory);

        var first = await host.UntilAsync("go?", token);
        Assert.Contains("at first: 0000:00:01.0 1234:1111 driver=bochs-drm group=", first, StringComparison.Ordinal);
        Assert.Contains("heldBy=nobody problem=none", first, StringComparison.Ordinal);
        Assert.Contains("a user who is no administrator sees 0, and may bind: False", first, StringComparison.Ordinal);
        Assert.Contains("session ready with SessionGpu { Id = 0000:00:01.0", first, StringComparison.Ordinal);
        Assert.Matches("in use: .* driver=vfio-pci .* heldBy=darts-alice-", first);
        Assert.Contains("second: HostLimit The only GPU that desktops may have is in use.", first, StringComparison.Ordinal);
        Assert.Contains("free: Conflict", first, StringComparison.Ordinal);
        await AwaitRedAsync(host);

        await host.GoAsync();
        var second = await host.UntilAsync("go?", token);
        Assert.Matches("after the end: .* driver=bochs-drm .* heldBy=nobody", second);
        Assert.Matches("bound: .* driver=vfio-pci .* heldBy=nobody", second);
        Assert.Matches("freed: .* driver=bochs-drm ", second);
        await AwaitRedAsync(host);

        await host.GoAsync();
        Assert.Matches("after the kill: .* driver=bochs-drm .* heldBy=nobody", await host.UntilAsync("go?", token));
        Assert.False(await host.IsRedAsync());
        await host.GoAsync();
        await host.UntilAsync("portal ended with 0", token);
    }

    private static async Task AwaitRedAsync(OuterGuest host)
    {
        while (!await host.IsRedAsync())
            await Task.Delay(200, TestContext.Current.CancellationToken);
    }
}
