namespace Darts.Libvirt.Tests.Errors;

public sealed class ErrorCaptureTests
{
    [Fact]
    public void Errors_of_many_threads_stay_their_own()
    {
        const int Threads = 8;
        const int Calls = 500;
        using var host = new FakeHost();
        var wrong = 0;

        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            for (var i = 0; i < Calls; i++)
            {
                var name = $"pool-{number}-{i}";
                var error = Record.Exception(() => host.Connection.LookupStoragePool(name)) as StoragePoolNotFoundException;
                using var domain = host.Connection.LookupDomain("test");
                if (error is null || !error.Message.Contains($"'{name}'", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void An_error_outlives_the_disposal_of_what_failed()
    {
        using var host = new FakeHost();

        var error = Assert.Throws<DomainNotFoundException>(() =>
        {
            using var pool = host.Connection.LookupStoragePool("default-pool");
            using var domain = host.Connection.LookupDomain("missing");
        });

        Assert.Equal(ErrorCode.NoDomain, error.Code);
    }

    [Fact]
    public void Objects_disposed_of_while_they_are_used_do_no_harm()
    {
        using var host = new FakeHost();
        for (var round = 0; round < 200; round++)
        {
            var domain = host.Connection.LookupDomain("test");
            var user = new Thread(() => Record.Exception(() => Enumerable.Range(0, 50).Select(_ => domain.GetXml().Length).Sum()));
            user.Start();
            domain.Dispose();
            user.Join();
        }

        using var still = host.Connection.LookupDomain("test");
        Assert.Equal("test", still.Name);
    }
}
