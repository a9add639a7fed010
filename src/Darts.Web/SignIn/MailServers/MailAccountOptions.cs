using Darts.Web.Mail;
using Darts.Web.Servers;

namespace Darts.Web.SignIn.MailServers;

/// <summary>A mail server that knows its users' passwords: the keys of the kinds <c>Imap</c> and <c>Smtp</c>.</summary>
internal sealed class MailAccountOptions : MailServerOptions
{
    /// <summary>The domain of the users' addresses. A name with it and the name alone are one account; names of other domains are refused.</summary>
    public string? Domain { get; set; }

    /// <summary>Whether the server wants the whole address as the name.</summary>
    public bool LoginWithDomain { get; set; }

    /// <summary>For a server that tells names apart by their case, as few do; else accounts are called by the lower-case name.</summary>
    public bool KeepCase { get; set; }

    /// <summary>What is wrong: each with its key and how to mend it.</summary>
    public IEnumerable<string> AccountProblems(string path)
    {
        if (Domain is { Length: > 0 } && !EmailAddress.IsDomain(Domain))
            yield return $"{path}:Domain \"{Domain}\" is not the domain of mail addresses. Write it without @, such as example.org.";
        if (LoginWithDomain && string.IsNullOrEmpty(Domain))
            yield return $"{path}:LoginWithDomain needs {path}:Domain, such as example.org.";
    }

    /// <summary>What a typed name stands for; null when it is of another domain.</summary>
    public MailAccount? Account(string typed)
    {
        var at = typed.LastIndexOf('@');
        if (string.IsNullOrEmpty(Domain))
            return new MailAccount(Folded(typed), typed, at > 0 ? typed : null);
        if (at >= 0 && !typed.AsSpan(at + 1).Equals(Domain, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = at >= 0 ? typed[..at] : typed;
        var address = $"{name}@{Domain}";
        return new MailAccount(Folded(name), LoginWithDomain ? address : name, address);
    }

    // ASCII alone, as mail servers do: no letter of another script becomes one of somebody else's name.
    private string Folded(string name) => KeepCase ? name : string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c));
}
