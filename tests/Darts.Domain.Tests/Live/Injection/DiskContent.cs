namespace Darts.Domain.Tests.Live.Injection;

/// <summary>Looks into the file system on a session's disk, without the library that wrote there.</summary>
internal sealed class DiskContent : IDisposable
{
    private readonly string _raw = Path.GetTempFileName();

    private DiskContent()
    {
    }

    public static async Task<DiskContent> OfAsync(string overlay)
    {
        var content = new DiskContent();
        await QemuImg.RunAsync("convert", "-U", "-f", "qcow2", "-O", "raw", overlay, content._raw);
        return content;
    }

    /// <summary>What stands in a file; no link is followed in its last part.</summary>
    public Task<string> ReadAsync(string path) => AskAsync($"cat {path}");

    /// <summary>Kind, owner and rights of a file, and where a link leads.</summary>
    public Task<string> DescribeAsync(string path) => AskAsync($"stat {path}");

    /// <summary>The names in a folder.</summary>
    public Task<string> ListAsync(string path) => AskAsync($"ls -l {path}");

    public void Dispose() => File.Delete(_raw);

    private Task<string> AskAsync(string request) => QemuImg.RunAsync("debugfs", ["-R", request, _raw]);
}
