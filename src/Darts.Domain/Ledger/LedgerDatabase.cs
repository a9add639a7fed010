using System.Data.Common;
using Dapper;
using Darts.Domain.Hosts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Darts.Domain.Ledger;

/// <summary>Opens connections to the ledger's database, whose tables are up to date then.</summary>
internal sealed class LedgerDatabase : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Any number will do as long as no one else on the server locks by it: "darts" in ASCII.
    private const long MigrationLock = 0x6461727473;

    private readonly LedgerOptions _options;
    private readonly NpgsqlDataSource? _server;
    private volatile bool _isMigrated;

    public LedgerDatabase(IOptions<LedgerOptions> options, IOptions<HostOptions> host)
    {
        _options = options.Value;
        Site = _options.Site.Length > 0 ? _options.Site : $"{Environment.MachineName} {host.Value.Uri}";
        if (_options.Provider == LedgerProvider.PostgreSql)
            _server = BuildServer(_options);
    }

    /// <summary>The name under which this portal's host stands in the ledger.</summary>
    public string Site { get; }

    /// <exception cref="DbException">The database does not answer, or does not let the portal in.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = _server is null ? OpenFile() : await _server.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isMigrated)
                await MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
            _isMigrated = true;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource BuildServer(LedgerOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        if (options.PasswordFile.Length > 0)
        {
            // Read at each connection, so that a new password needs no restart.
            builder.UsePasswordProvider(
                _ => File.ReadAllText(options.PasswordFile).Trim(),
                async (_, token) => (await File.ReadAllTextAsync(options.PasswordFile, token).ConfigureAwait(false)).Trim());
        }

        return builder.Build();
    }

    private SqliteConnection OpenFile()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_options.File))!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        // The history of people's work is for the portal's user alone; SQLite would go by the umask.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        File.Open(_options.File, options).Dispose();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _options.File, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        // Readers and the writer do not hold each other up.
        connection.Execute("pragma journal_mode = wal");
        return connection;
    }

    private static async Task MigrateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // SQLite takes its write lock at the begin.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (connection is NpgsqlConnection)
            await connection.ExecuteAsync("select pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock }, transaction).ConfigureAwait(false);
        await LedgerSchema.MigrateAsync(transaction).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
