using System.Data.Common;
using Darts.Domain.Ledger;

namespace Darts.Domain.Tests.Ledger;

public sealed class PostgresLedgerTests(PostgresServer server) : LedgerContract, IClassFixture<PostgresServer>, IAsyncLifetime
{
    private string _connection = "";

    private protected override LedgerOptions Options => new() { Provider = LedgerProvider.PostgreSql, ConnectionString = _connection };

    public async ValueTask InitializeAsync() => _connection = await server.NewDatabaseAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_happens_while_the_server_is_away_is_written_when_it_is_back()
    {
        await using var lab = new LedgerLab(Options);
        lab.Book.Look([LedgerLab.Session(Guid.NewGuid())], Some.Noon);
        await lab.WriteAsync();
        await server.StopAsync();
        lab.Book.Look([], Some.Noon.AddMinutes(1));
        var batch = lab.Book.Take();
        await Assert.ThrowsAnyAsync<DbException>(() => lab.Store.WriteAsync(batch, TestContext.Current.CancellationToken));
        lab.Book.PutBack(batch);
        await server.StartAsync();
        await lab.WriteAsync();
        Assert.Equal(Some.Noon.AddMinutes(1), (await lab.OnlyAsync()).EndedAt);
    }
}
