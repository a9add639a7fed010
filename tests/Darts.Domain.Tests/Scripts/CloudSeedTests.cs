using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Darts.Domain.Scripts.Seeds;
using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Scripts;

public sealed class CloudSeedTests : IDisposable
{
    private const string Hostile = "al'ice\"; $(touch pwned) `touch pwned` \U0001F600: {x: *y}";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darts-seed-");
    private readonly Session _session = Some.Session("alice") with { Owner = Some.Owner(Hostile) };

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task The_disc_is_one_that_others_can_read()
    {
        var script = "echo é\n" + new string('#', 70_000);
        var disc = Path.Combine(_directory.FullName, "seed");
        await File.WriteAllBytesAsync(disc, CloudSeed.Build(_session, [(0, script)]), TestContext.Current.CancellationToken);

        var described = await RunAsync("isoinfo", "-d", "-i", disc);
        Assert.Contains("Volume id: cidata", described, StringComparison.Ordinal);
        Assert.Contains("Joliet with UCS level 3 found", described, StringComparison.Ordinal);
        Assert.Contains("NO Rock Ridge present", described, StringComparison.Ordinal);
        Assert.Equal(["/meta-data", "/user-data"], (await RunAsync("isoinfo", "-J", "-f", "-i", disc)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["/METADATA.;1", "/USERDATA.;1"], (await RunAsync("isoinfo", "-f", "-i", disc)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var user = await RunAsync("isoinfo", "-J", "-x", "/user-data", "-i", disc);
        Assert.Equal(CloudSeed.UserData(_session, [(0, script)]), user);
        Assert.Equal(user, await RunAsync("isoinfo", "-x", "/USERDATA.;1", "-i", disc));
        using var meta = JsonDocument.Parse(await RunAsync("isoinfo", "-J", "-x", "/meta-data", "-i", disc));
        Assert.Equal((_session.Id, _session.Name), (meta.RootElement.GetProperty("instance-id").GetGuid(), meta.RootElement.GetProperty("local-hostname").GetString()));
    }

    [Fact]
    public async Task What_cloud_init_is_told_runs_each_script_once_with_its_variables()
    {
        (int, string)[] scripts =
        [
            (0, "echo \"@USER@\"; echo $DARTS_VM; pwd; echo run >>" + Path.Combine(_directory.FullName, "runs")),
            (2, "#!/usr/bin/env -S sh -u\nexit 3"),
        ];
        var user = CloudSeed.UserData(_session, scripts);
        Assert.StartsWith("#cloud-config\n", user, StringComparison.Ordinal);
        Assert.All(user[14..], c => Assert.InRange(c, ' ', '~'));
        using var document = JsonDocument.Parse(user[14..]);
        foreach (var file in document.RootElement.GetProperty("write_files").EnumerateArray())
        {
            Assert.Equal(("0600", "b64"), (file.GetProperty("permissions").GetString(), file.GetProperty("encoding").GetString()));
            var path = Here(file.GetProperty("path").GetString()!);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Here(Encoding.UTF8.GetString(file.GetProperty("content").GetBytesFromBase64())));
        }

        var commands = document.RootElement.GetProperty("runcmd").EnumerateArray().Select(c => c.EnumerateArray().Select(word => Here(word.GetString()!)).ToArray()).ToList();
        foreach (var command in commands.Concat(commands))
            await RunAsync(command[0], command[1..]);

        var folder = Here($"/var/lib/darts/{_session.Id:N}/");
        Assert.Equal($"{Hostile}\n{_session.MachineId}\n/\n", File.ReadAllText(folder + "0/output"));
        Assert.Equal(("0\n", "3\n"), (File.ReadAllText(folder + "0/exit"), File.ReadAllText(folder + "2/exit")));
        Assert.Equal("run\n", File.ReadAllText(Path.Combine(_directory.FullName, "runs")));
        Assert.False(File.Exists(folder + "0/script"));
        Assert.Empty(Directory.GetFiles(_directory.FullName, "pwned", SearchOption.AllDirectories));
    }

    private string Here(string text) => text.Replace("/var/lib/darts", _directory.FullName + "/darts", StringComparison.Ordinal);

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = _directory.FullName })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
