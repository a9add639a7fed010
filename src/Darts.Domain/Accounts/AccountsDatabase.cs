using System.Data.Common;
using Darts.Domain.Ledger;

namespace Darts.Domain.Accounts;

/// <summary>The ledger's database, in which the accounts' tables stand too; whatever keeps it from answering is one exception.</summary>
internal sealed class AccountsDatabase(LedgerDatabase database)
{
    /// <summary>Does something within a transaction.</summary>
    /// <exception cref="AccountsUnavailableException">Nothing was changed.</exception>
    public async Task<T> DoAsync<T>(Func<DbTransaction, Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var result = await action(transaction).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException or LedgerTooNewException or InvalidOperationException)
        {
            throw new AccountsUnavailableException(e);
        }
    }
}
