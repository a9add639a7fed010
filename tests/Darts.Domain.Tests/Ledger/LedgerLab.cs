using Darts.Domain.Hosts;
using Darts.Domain.Ledger;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Tests.Ledger;

/// <summary>A book, and the database that it is written to.</summary>
internal sealed class LedgerLab : IAsyncDisposable
{
    public LedgerLab(LedgerOptions options)
    {
        var host = Options.Create(new HostOptions { Uri = "test:///default" });
        Database = new LedgerDatabase(Options.Create(options), host);
        Book = new LedgerBook(Options.Create(options), TimeProvider.System);
        Store = new LedgerStore(Database);
        var writer = new LedgerWriter(Book, Store, new SessionNotices(), Options.Create(options), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<LedgerWriter>.Instance);
        Ledger = new SessionLedger(Database, Book, writer);
    }

    public LedgerDatabase Database { get; }

    public LedgerBook Book { get; }

    public LedgerStore Store { get; }

    public SessionLedger Ledger { get; }

    public static ObservedSession Session(Guid id, string owner = "alice", DomainState state = DomainState.Running, int reason = 1, double cpu = 0) => Some.Observed(state, reason) with
    {
        Id = id,
        Name = SessionNaming.DomainName(Some.Owner(owner), id),
        Metadata = Some.Metadata(owner),
        CpuSeconds = cpu,
        ResidentMiB = cpu > 0 ? 90 + (long)cpu : 0,
    };

    public Task WriteAsync() => Store.WriteAsync(Book.Take(), TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<LedgerSession>> ListAsync(LedgerQuery? query = null) =>
        Ledger.ListSessionsAsync(query ?? new LedgerQuery(), TestContext.Current.CancellationToken);

    public async Task<LedgerSession> OnlyAsync() => Assert.Single(await ListAsync());

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
