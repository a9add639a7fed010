using System.Security.Claims;
using Darts.Domain.Accounts;
using Darts.Domain.Ledger;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Tokens;

/// <summary>Makes, knows and revokes personal access tokens.</summary>
internal sealed class AccessTokens(
    TokenStore store, SignIns signIns, AuditTrail audit, IOptions<TokenOptions> options, IOptions<SignInOptions> signIn, TimeProvider time)
{
    public const int LongestTitle = 60;

    private static readonly int[] s_days = [7, 30, 90, 365];
    private static readonly TimeSpan s_betweenTouches = TimeSpan.FromMinutes(1);

    /// <summary>Whether this site has tokens: where names are not proved, nobody could be meant by one.</summary>
    public bool IsOn => options.Value.LongestDays > 0 && !signIn.Value.IsOpen;

    /// <summary>For how many days a token may be made.</summary>
    public IReadOnlyList<int> Days => s_days.Where(d => d < options.Value.LongestDays).Append(Math.Min(options.Value.LongestDays, s_days[^1])).ToList();

    /// <exception cref="AccountsUnavailableException">It cannot be found out.</exception>
    public Task<IReadOnlyList<AccessToken>> ListAsync(OwnerName account, CancellationToken cancellationToken) => store.ListAsync(account, cancellationToken);

    /// <summary>Makes a token for who has signed in.</summary>
    /// <returns>The token, to be shown this once, or what is wrong with the wish.</returns>
    /// <exception cref="AccountsUnavailableException">None was made.</exception>
    public async Task<(TokenText? Token, string? Problem)> CreateAsync(ClaimsPrincipal user, string? title, string? scope, int days, string? origin, CancellationToken cancellationToken)
    {
        if (!OwnerName.TryParse(title, out var checkedTitle, out _) || checkedTitle.Value.Length > LongestTitle)
            return (null, $"Give the token a name of at most {LongestTitle} characters, by which you know it again.");
        if (TokenScope.Upto(scope) is not { } scopes || (scope == TokenScope.Admin && !user.IsInRole(Roles.Role.Admin)))
            return (null, "Choose what the token may do.");
        if (days < 1 || days > options.Value.LongestDays)
            return (null, $"Choose for how long the token counts: at most {options.Value.LongestDays} days.");
        var (text, now) = (TokenText.Create(), time.GetUtcNow());
        var token = new AccessToken
        {
            Id = text.Id,
            Account = user.OwnerName(),
            Title = checkedTitle.Value,
            Scopes = scopes,
            Claims = TokenClaims.Write(user),
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        };
        if (!await store.TryAddAsync(token, text.Hash, options.Value.Most, cancellationToken))
            return (null, $"You have {options.Value.Most} tokens, and no more are kept. Revoke one that you no longer use.");
        audit.Note(token.Account.Value, "TokenCreated", $"{token.Title}: {scope}, {days} days, {text}", origin);
        return (text, null);
    }

    /// <summary>Who is meant by a token; null when it does not count.</summary>
    /// <exception cref="AccountsUnavailableException">It cannot be found out.</exception>
    public async Task<ClaimsPrincipal?> KnowAsync(string text, string scheme, CancellationToken cancellationToken)
    {
        if (!IsOn || TokenText.Read(text) is not { } presented)
            return null;
        var found = await store.FindAsync(presented.Id, cancellationToken);
        // An unknown token takes the time of a wrong one.
        if (!presented.Matches(found?.Hash ?? new string('=', presented.Hash.Length)) || found is not var (token, _) || token.ExpiresAt <= time.GetUtcNow())
            return null;
        if (token.LastUsedAt is not { } last || time.GetUtcNow() - last >= s_betweenTouches)
            await store.TouchAsync(token.Id, time.GetUtcNow(), cancellationToken);
        return TokenClaims.ToPrincipal(token, scheme);
    }

    /// <summary>Revokes tokens of an account, and ends what is open through them.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="id">Which; null for all.</param>
    /// <param name="by">Who revokes.</param>
    /// <param name="origin">From where.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many.</returns>
    /// <exception cref="AccountsUnavailableException">They still count.</exception>
    public async Task<int> RevokeAsync(OwnerName account, Guid? id, OwnerName by, string? origin, CancellationToken cancellationToken)
    {
        var revoked = await store.RevokeAsync(account, id, cancellationToken);
        foreach (var token in revoked)
        {
            await signIns.EndAsync(token.Id);
            audit.Note(by.Value, "TokenRevoked", by == account ? token.Title : $"{token.Title}, of {account.Value}", origin);
        }

        return revoked.Count;
    }
}
