using Darts.Domain.Machines;
using Darts.Domain.Machines.Imports;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Images that overlays cannot lie on are converted once; whatever interrupts that, no half image is ever used and nothing stays behind.</summary>
public sealed class ConversionTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly (string, string) s_slow = ("Darts:Imports:ConversionMiBPerSecond", "2");

    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Imports:KeepUnused", "00:00:00"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_vhdx_image_is_converted_once_and_boots_and_the_copy_goes_with_its_entry()
    {
        await using (var disk = File.OpenWrite(Path.Combine(_site.Machines, "blank.img")))
            disk.SetLength(64 << 20);
        await QemuImg.ConvertBlankAsync(_site, "vhdx", "blank.vhdx");
        Describe();
        await ReadyAsync();
        var session = await _site.CreateAsync(machine: "other");
        await RedScreen.AwaitAsync(_site, session);
        var copy = Assert.Single(Imported());
        Assert.True(new FileInfo(copy).Length < 4 << 20, "zeros are left out of the copy");

        // The entry goes; the copy stays as long as a session lies on it, and no longer.
        File.Delete(Path.Combine(_site.Directory, "catalogue", "other.json"));
        await Eventually.TrueAsync(() => Find() is null, "the entry is gone");
        Assert.Equal([copy], Imported());
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await Eventually.TrueAsync(() => Imported().Count == 0, "the copy is gone");
    }

    [Fact]
    public async Task A_conversion_goes_on_while_the_portal_is_away_and_the_next_portal_takes_it_over()
    {
        var name = await BeginSlowlyAsync();
        var id = Running(name, d => d.Id);
        _site = await _site.StartAgainAsync(s_slow);
        await Eventually.TrueAsync(() => Find()?.Preparation?.Percent > 0, "the new portal sees how far it is");
        Assert.Equal(id, Running(name, d => d.Id));
        Assert.NotNull(Find()!.Problem);
        _site = await _site.StartAgainAsync();
        await ReadyAsync();
        await RedScreen.AwaitAsync(_site, await _site.CreateAsync(machine: "other"));
    }

    [Fact]
    public async Task What_a_portal_that_was_killed_left_of_a_conversion_is_done_again_and_not_used()
    {
        var name = await BeginSlowlyAsync();
        // As if it had been killed between ending the copy and saying that it is complete.
        Running(name, d =>
        {
            d.Destroy();
            return true;
        });
        File.WriteAllText(Path.Combine(_site.Machines, name + ".qcow2"), "half an image");
        _site = await _site.StartAgainAsync(("Darts:Imports:RetryDelay", "00:00:00.1"));
        await ReadyAsync();
        await RedScreen.AwaitAsync(_site, await _site.CreateAsync(machine: "other"));
    }

    [Fact]
    public async Task A_cancelled_conversion_leaves_nothing_and_is_begun_again_only_when_asked_for()
    {
        await BeginSlowlyAsync();
        Assert.True(_site.Get<MachineImports>().Cancel(Find()!));
        await Eventually.TrueAsync(() => Find()!.Preparation?.Failure is not null, "it is cancelled");
        Assert.Empty(Imported());
        Assert.Null(Converting());

        _site.Get<MachineImports>().Retry(Find()!);
        await Eventually.GetAsync(Converting, "the conversion has begun again");
    }

    [Fact]
    public async Task Cleaning_a_site_ends_a_conversion_and_takes_what_was_copied()
    {
        await BeginSlowlyAsync();
        await _site.DisposeAsync();
        Assert.Empty(Imported());
        _site = await Site.StartAsync(await libvirtd.GetAsync(), _site.Directory);
        Assert.Null(Converting());
    }

    [Fact]
    public async Task An_image_that_is_no_vhdx_but_for_its_mark_fails_with_a_reason_and_leaves_nothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_site.Machines, "blank.vhdx"), "vhdxfile" + new string('x', 100_000), TestContext.Current.CancellationToken);
        Describe();
        await Eventually.TrueAsync(() => Find()?.Preparation?.Failure is not null, "it fails");
        Assert.Empty(Imported());
        Assert.DoesNotContain("/", Find()!.Problem, StringComparison.Ordinal);
    }

    private async Task<string> BeginSlowlyAsync()
    {
        _site = await _site.StartAgainAsync(s_slow);
        var image = Path.Combine(_site.Machines, "big.img");
        File.Copy(Path.Combine(_site.Machines, "blank.img"), image);
        await using (var file = new FileStream(image, FileMode.Append))
        {
            var noise = new byte[1 << 20];
            Random.Shared.NextBytes(noise);
            for (var i = 0; i < 96; i++)
                await file.WriteAsync(noise, TestContext.Current.CancellationToken);
        }

        await QemuImg.RunAsync("convert", "-f", "raw", "-O", "vhdx", image, Path.Combine(_site.Machines, "blank.vhdx"));
        File.Delete(image);
        Describe();
        return await Eventually.GetAsync(Converting, "the conversion has begun");
    }

    private string? Converting()
    {
        foreach (var domain in _site.Connection.ListDomains())
        {
            using (domain)
            {
                if (domain.Name.StartsWith("darts-import-", StringComparison.Ordinal) && IsHere(domain) && domain.GetBlockJob("vda") is not null)
                    return domain.Name;
            }
        }

        return null;
    }

    /// <summary>Whether a domain works on an image of this site; other tests convert others at the same daemon.</summary>
    private bool IsHere(Libvirt.Domain domain)
    {
        try
        {
            return domain.GetXml().Contains(_site.Machines, StringComparison.Ordinal);
        }
        catch (DomainNotFoundException)
        {
            return false;
        }
    }

    private T Running<T>(string name, Func<Libvirt.Domain, T> look)
    {
        using var domain = _site.Connection.LookupDomain(name);
        return look(domain);
    }

    private void Describe() => BlankMachine.Describe(
        _site.Directory, "other", """{ "title": "Other", "image": "blank.vhdx", "format": "vhdx", "memoryMiB": { "minimum": 32, "default": 64 } }""");

    private Machine? Find() => _site.Get<Catalogue>().Find("other");

    private Task ReadyAsync() => Eventually.TrueAsync(() => Find() is { Problem: null } && Imported() is [var image] && File.Exists(image + ".complete"), "the machine is ready");

    private IReadOnlyList<string> Imported() =>
        [.. Directory.EnumerateFiles(_site.Machines, "darts-*").Where(f => !f.EndsWith(".complete", StringComparison.Ordinal))];
}
