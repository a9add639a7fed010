namespace Darts.Domain.Ledger;

/// <summary>Takes down what people did that concerns no session: signing in, changing what they sign in with. It never waits for the database.</summary>
public sealed class AuditTrail
{
    /// <summary>The longest detail kept, in characters.</summary>
    public const int DetailLength = 500;

    private readonly LedgerBook _book;
    private readonly TimeProvider _time;

    internal AuditTrail(LedgerBook book, TimeProvider time) => (_book, _time) = (book, time);

    /// <summary>Takes it down.</summary>
    /// <param name="who">A user's name, proved or claimed.</param>
    /// <param name="what">What was done, in a word or two.</param>
    /// <param name="detail">What else there is to say; never a password or a token. Cut where it is longer than <see cref="DetailLength"/>.</param>
    /// <param name="origin">The network address that it came from.</param>
    public void Note(string who, string what, string? detail = null, string? origin = null) => _book.Note(new AuditEntry
    {
        Id = Guid.NewGuid(),
        At = _time.GetUtcNow(),
        Who = who,
        What = what,
        Detail = detail?.Length > DetailLength ? detail[..DetailLength] : detail,
        Origin = origin,
    });
}
