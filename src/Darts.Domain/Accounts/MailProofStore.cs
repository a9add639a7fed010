using Dapper;

namespace Darts.Domain.Accounts;

/// <summary>
/// Keeps what was mailed for a sign-in, for all portals of a site. Every method throws <see cref="AccountsUnavailableException"/> where the database
/// does not answer, and has changed nothing then.
/// </summary>
public sealed class MailProofStore
{
    // Until then they count against those who have mails sent to others.
    private static readonly TimeSpan s_memory = TimeSpan.FromHours(1);

    private readonly AccountsDatabase _database;

    internal MailProofStore(AccountsDatabase database) => _database = database;

    /// <summary>Keeps one, and forgets those that are long over.</summary>
    /// <param name="proof">What to keep.</param>
    /// <param name="most">How many unused ones an address may have within an hour.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the address has as many already: nothing is kept.</returns>
    public Task<bool> TryAddAsync(MailProof proof, int most, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            var since = (proof.At - s_memory).ToUnixTimeMilliseconds();
            await connection.ExecuteAsync("delete from mail_proofs where asked_at < @since", new { since }, transaction).ConfigureAwait(false);
            var count = await connection.ExecuteScalarAsync<long>("select count(*) from mail_proofs where address = @Address", new { proof.Address }, transaction).ConfigureAwait(false);
            if (count >= most)
                return false;
            await connection.ExecuteAsync(
                "insert into mail_proofs (hash, address, browser, asked_at, until) values (@Hash, @Address, @Browser, @at, @until)",
                new { proof.Hash, proof.Address, proof.Browser, at = proof.At.ToUnixTimeMilliseconds(), until = proof.Until.ToUnixTimeMilliseconds() },
                transaction).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Uses one up: whichever portal is asked first gets it.</summary>
    /// <returns>The address that it went to; null when there is none such, it is too old, was used, or belongs to another browser.</returns>
    public Task<string?> TryUseAsync(string hash, string browser, DateTimeOffset now, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction => await transaction.Connection!.QuerySingleOrDefaultAsync<string?>(
            "delete from mail_proofs where hash = @hash and browser = @browser and until >= @now returning address",
            new { hash, browser, now = now.ToUnixTimeMilliseconds() },
            transaction).ConfigureAwait(false),
        cancellationToken);
}
