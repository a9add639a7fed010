using System.Diagnostics;
using Npgsql;

namespace Darts.Domain.Tests.Ledger;

/// <summary>A PostgreSQL server of the tests' own, with a socket in its own folder and no port.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "postgres";

    private readonly string _directory = Directory.CreateTempSubdirectory("darts-pg-").FullName;
    private int _databases;
    private bool _isRunning;

    public async ValueTask InitializeAsync()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        // The server refuses to run as root.
        await RunAsync("chown", User, _directory);
        await AsUserAsync($"{programs}/initdb", "-D", _directory + "/data", "-A", "trust", "--no-sync");
        await StartAsync();
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = "ledger" + Interlocked.Increment(ref _databases);
        await using var server = NpgsqlDataSource.Create($"Host={_directory};Username={User};Database=postgres;Pooling=false");
        await using var command = server.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return $"Host={_directory};Username={User};Database={name};Pooling=false";
    }

    public async Task StartAsync()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        await AsUserAsync($"{programs}/pg_ctl", "-D", _directory + "/data", "-w", "-t", "60", "-l", _directory + "/log", "-o", $"-c listen_addresses='' -c unix_socket_directories='{_directory}' -c fsync=off", "start");
        _isRunning = true;
    }

    /// <summary>Stops it at once, by the process that its data folder names.</summary>
    public async Task StopAsync()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        await AsUserAsync($"{programs}/pg_ctl", "-D", _directory + "/data", "-w", "-m", "immediate", "stop");
        _isRunning = false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
            await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static Task AsUserAsync(string program, params string[] arguments) =>
        Environment.UserName == "root" ? RunAsync("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", program, .. arguments]) : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // A server that it leaves behind would hold a pipe open; a file it may hold.
        var said = Path.GetTempFileName();
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$SAID\" 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/", Environment = { ["SAID"] = said } })!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(said)}");
        File.Delete(said);
    }
}
