using System.Security.Cryptography;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Imports;
using Darts.Domain.Tests.Machines.Images;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Images from web servers that break, lie and mislead.</summary>
public sealed class DownloadTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private const int PieceBytes = 8 << 20;
    private const int BreakAfter = PieceBytes + 1_000_000;

    private Site _site = null!;
    private ImageWebServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(
            await libvirtd.GetAsync(), null, ("Darts:Imports:PrivateHosts:0", "127.0.0.1"), ("Darts:Imports:KeepUnused", "00:00:00"));
        var image = new byte[20 << 20];
        new Random(7).NextBytes(image);
        (await File.ReadAllBytesAsync(Path.Combine(_site.Machines, "blank.img"), TestContext.Current.CancellationToken)).CopyTo(image, 0);
        _server = await ImageWebServer.StartAsync(image);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_download_that_breaks_in_the_middle_goes_on_there_and_is_booted_from()
    {
        _server.BreakAfter = BreakAfter;
        Describe($", \"sha256\": \"{Convert.ToHexString(SHA256.HashData(_server.Content))}\"");
        await ReadyAsync();
        Assert.Equal(2, _server.Requests.Count);
        Assert.InRange(_server.Requests.Last(), 1, BreakAfter);
        await RedScreen.AwaitAsync(_site, await _site.CreateAsync(machine: "web"));
    }

    [Fact]
    public async Task A_download_without_a_version_begins_anew_when_it_breaks()
    {
        (_server.BreakAfter, _server.Tag, _server.TellsLength) = (BreakAfter, null, false);
        Describe($", \"sha256\": \"{Convert.ToHexString(SHA256.HashData(_server.Content))}\"");
        await ReadyAsync();
        Assert.Equal([0, 0], _server.Requests);
    }

    [Fact]
    public async Task The_next_portal_goes_on_with_a_download_where_the_last_one_was_stopped()
    {
        var hold = new TaskCompletionSource();
        (_server.BreakAfter, _server.Hold) = (BreakAfter, hold.Task);
        Describe($", \"sha256\": \"{Convert.ToHexString(SHA256.HashData(_server.Content))}\"");
        await Eventually.TrueAsync(() => Find()?.Preparation?.Percent > 0, "a piece has come");
        Assert.Contains("downloaded", Find()!.Problem, StringComparison.Ordinal);
        _site = await _site.StartAgainAsync(("Darts:Imports:PrivateHosts:0", "127.0.0.1"));
        await ReadyAsync();
        Assert.Equal([0, 0, PieceBytes], _server.Requests);
        hold.SetResult();
    }

    [Fact]
    public async Task A_wrong_checksum_is_refused_and_leaves_nothing()
    {
        Describe($", \"sha256\": \"{new string('0', 64)}\"");
        await FailsAsync("SHA-256");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_image_that_is_too_large_is_refused_whether_or_not_its_server_says_so(bool tellsLength)
    {
        _server.TellsLength = tellsLength;
        Describe(", \"maximumMiB\": 10");
        await FailsAsync("larger than 10 MiB");
        if (tellsLength)
            Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_redirection_to_a_private_address_is_refused()
    {
        _server.Redirection = _server.Address("localhost").Replace("/image", "/end", StringComparison.Ordinal);
        Describe();
        await FailsAsync("private");
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_private_address_is_refused_however_it_is_written()
    {
        foreach (var (i, host) in new[] { "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254" }.Index())
        {
            BlankMachine.Describe(_site.Directory, $"private{i}", $$"""{ "title": "P", "format": "raw", "url": "http://{{host}}:1/{{i}}" }""");
            // 127.1 and 2130706433 are other spellings of the one address that this site allows; nothing listens on that port.
            var reason = i is 1 or 2 ? "reached" : "private";
            await Eventually.TrueAsync(
                () => _site.Get<Catalogue>().Find($"private{i}")?.Preparation?.Failure?.Contains(reason, StringComparison.Ordinal) == true, $"{host} is refused");
        }
    }

    [Fact]
    public async Task A_download_goes_through_the_proxy_which_is_not_asked_for_private_addresses()
    {
        _site = await _site.StartAgainAsync(("Darts:Imports:Proxy", _server.Address()));
        BlankMachine.Describe(_site.Directory, "private", """{ "title": "P", "format": "raw", "url": "http://10.0.0.1/image" }""");
        await Eventually.TrueAsync(() => _site.Get<Catalogue>().Find("private")?.Preparation?.Failure is not null, "the private one is refused");
        Assert.Empty(_server.Requests);
        BlankMachine.Describe(_site.Directory, "web", """{ "title": "Web", "format": "raw", "url": "http://images.invalid/image" }""");
        await ReadyAsync();
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_downloaded_image_has_no_say_in_what_else_is_read()
    {
        Qcow2.Header(backingFile: "blank.img", backingFormat: "raw").CopyTo(_server.Content, 0);
        Describe(format: "qcow2");
        await Eventually.TrueAsync(() => Find() is { Problem: not null, Preparation: null }, "it is refused");
    }

    [Fact]
    public async Task A_cancelled_download_leaves_nothing()
    {
        var hold = new TaskCompletionSource();
        (_server.BreakAfter, _server.Hold) = (BreakAfter, hold.Task);
        Describe();
        await Eventually.TrueAsync(() => Find()?.Preparation?.Percent > 0, "a piece has come");
        Assert.True(_site.Get<MachineImports>().Cancel(Find()!));
        await FailsAsync("cancelled");
        hold.SetResult();
    }

    private async Task FailsAsync(string reason)
    {
        await Eventually.TrueAsync(() => Find()?.Preparation?.Failure?.Contains(reason, StringComparison.Ordinal) == true, $"it fails because of {reason}");
        Assert.Empty(Directory.EnumerateFiles(_site.Machines, "darts-*"));
        Assert.NotNull(Find()!.Problem);
    }

    private Task ReadyAsync() => Eventually.TrueAsync(() => Find() is { Problem: null, Preparation: null } && Directory.EnumerateFiles(_site.Machines, "*.complete").Any(), "it is ready");

    private Machine? Find() => _site.Get<Catalogue>().Find("web");

    private void Describe(string more = "", string format = "raw") => BlankMachine.Describe(
        _site.Directory, "web", $$"""{ "title": "Web", "format": "{{format}}", "url": "{{_server.Address()}}", "memoryMiB": { "minimum": 32, "default": 64 }{{more}} }""");
}
