namespace Darts.Domain.Ledger;

/// <summary>Which database keeps the ledger.</summary>
public enum LedgerProvider
{
    /// <summary>A file of the portal's own.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, which several portals can share.</summary>
    PostgreSql,
}
