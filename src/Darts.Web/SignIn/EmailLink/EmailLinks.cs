using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Darts.Domain.Accounts;
using Darts.Domain.Sessions;
using Darts.Web.Mail;
using Darts.Web.Pages;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Guard;
using Darts.Web.Start;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.EmailLink;

/// <summary>Mails links that let in once, soon, and only the browser that asked.</summary>
internal sealed class EmailLinks(
    MailProofStore store, Outbox outbox, AskingBrowser browser, DeviceMark device, Throttle throttle, SignInAudit audit,
    IOptions<EmailLinkOptions> options, IOptions<PortalOptions> portal, TimeProvider time)
{
    public const string Method = "EmailLink";
    public const string Page = "/sign-in/link";
    public const string Token = "token";

    private const int Bytes = 32;

    // So that nobody's mailbox is flooded. A browser that the account has used is counted by itself and asks on.
    private const int MostToOneAddress = 10;

    /// <summary>Sends a link.</summary>
    /// <returns>What is wrong, in words for who asks; null when it is on its way, or when only the mailbox's owner may know that it is not.</returns>
    public async Task<string?> AskAsync(HttpContext context, string? typed, string? returnUrl)
    {
        if (!EmailAddress.TryParse(typed?.Trim(), out var whole) || !OwnerName.TryParse(whole.Value, out _, out _))
            return $"This is not a mail address that can be used here. Type one such as alice@{Example}.";
        if (!options.Value.Allows(whole.Domain))
            return $"Links are sent to addresses of {string.Join(", ", options.Value.AllowedDomains)} only. Type one of those.";
        var address = Account(whole);
        var attempt = Attempt(context, address);
        if (await throttle.BeginAsync(attempt) is { } wait)
        {
            audit.TurnedAway(attempt, wait);
            return $"There were too many links. Try again in {Words.Wait(wait)}.";
        }

        var (secret, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)), time.GetUtcNow());
        var proof = new MailProof(AskingBrowser.Hash(secret), address.Value, browser.Mark(context), now, now + options.Value.Lifetime);
        try
        {
            if (!await store.TryAddAsync(proof, attempt.Device is null ? MostToOneAddress : int.MaxValue, context.RequestAborted))
            {
                audit.Refused(address.Value, Method, "too many links to this address are waiting", context.Origin());
                return null;
            }
        }
        catch (AccountsUnavailableException e)
        {
            await throttle.ForgiveAsync(attempt);
            return e.Message;
        }

        if (!outbox.TryPost(Letter(address, secret, returnUrl, proof.Until)))
            return "No mail can be sent just now. Try again in a few minutes.";
        audit.LinkSent(address.Value, context.Origin());
        return null;
    }

    /// <summary>Uses a link up.</summary>
    /// <returns>What it proves; null when it does not count.</returns>
    /// <exception cref="AccountsUnavailableException">It cannot be found out; the link still counts.</exception>
    public async Task<SignInProof?> UseAsync(HttpContext context, string? secret)
    {
        if (!IsSecret(secret) || browser.Read(context.Request) is not { } asking
            || await store.TryUseAsync(AskingBrowser.Hash(secret!), asking, time.GetUtcNow(), context.RequestAborted) is not { } address)
        {
            audit.Refused("", Method, "the link is too old, used, or was asked for by another browser", context.Origin());
            return null;
        }

        if (EmailAddress.TryParse(address, out var parsed))
            await throttle.SucceededAsync(Attempt(context, parsed));
        return new SignInProof(new Identity(address) { Email = address }, Method)
        {
            Claims = options.Value.OneShotOnly ? [new Claim(Visitor.OneShotClaim, "yes")] : [],
        };
    }

    private string Example => options.Value.AllowedDomains.FirstOrDefault(d => d != EmailLinkOptions.AnyDomain) ?? "example.org";

    // One mailbox is one account: its case does not matter, and what stands after a + is a label of its owner's.
    private static EmailAddress Account(EmailAddress typed)
    {
        var local = typed.LocalPart.Split('+', 2)[0];
        return EmailAddress.TryParse($"{local}@{typed.Domain}".ToLowerInvariant(), out var account) ? account : typed;
    }

    private SignInAttempt Attempt(HttpContext context, EmailAddress address) =>
        new($"link to {address.Value}", context.Connection.RemoteIpAddress, device.Read(context.Request, address.Value));

    private static bool IsSecret(string? text) => text is not null && Base64Url.IsValid(text, out var length) && length == Bytes;

    private Letter Letter(EmailAddress address, string secret, string? returnUrl, DateTimeOffset until)
    {
        var query = new Dictionary<string, string?> { [Token] = secret };
        if (!string.IsNullOrEmpty(returnUrl))
            query["returnUrl"] = returnUrl;
        return new Letter(address, "Your link to sign in", ["Somebody asked for a link to sign in to your virtual desktops. If it was you, open it in the browser in which you asked."])
        {
            Link = (new Uri(QueryHelpers.AddQueryString(portal.Value.Public()!.AbsoluteUri.TrimEnd('/') + Page, query)), "Sign in"),
            Footer = [$"It counts once, and for {Words.Wait(options.Value.Lifetime)}. If it was not you, there is nothing to do: nobody else can use it."],
            UsefulUntil = until,
        };
    }
}
