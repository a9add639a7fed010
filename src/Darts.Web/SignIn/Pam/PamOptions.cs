using System.Text.RegularExpressions;

namespace Darts.Web.SignIn.Pam;

/// <summary>The keys of the kind <c>Pam</c>.</summary>
internal sealed partial class PamOptions
{
    /// <summary>The name of PAM's service: that of a file in <c>/etc/pam.d</c>.</summary>
    public string Service { get; set; } = "darts";

    /// <summary>When set, only members of one of these groups come in.</summary>
    public IList<string> AllowedGroups { get; } = [];

    /// <summary>Accounts with a lower number are the system's, and do not come in. Root never does.</summary>
    public uint LowestUid { get; set; } = 1000;

    /// <summary>When set, an account's address is its name at this domain.</summary>
    public string? EmailDomain { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (LibPam.Problem(LibPam.Library) is { } missing)
            yield return $"{path}:Kind is \"Pam\": {missing}";
        // libpam reads the file of the name in lower case.
        if (!ServiceName().IsMatch(Service))
            yield return $"{path}:Service is no name of a file in /etc/pam.d: lower-case letters, digits, dots, dashes and underscores, and no slash. Leave it out for \"darts\".";
        else if (PamServiceFile.Problem(Service) is { } problem)
            yield return $"{path}:Service is \"{Service}\": {problem}";
        if (LowestUid == 0)
            yield return $"{path}:LowestUid is 0, which is root. Set it to 1000, or to the lowest number of a person's account.";
        if (AllowedGroups.Any(string.IsNullOrWhiteSpace))
            yield return $"{path}:AllowedGroups has an empty name. Remove it.";
        if (!string.IsNullOrEmpty(EmailDomain) && !Domain().IsMatch(EmailDomain))
            yield return $"{path}:EmailDomain is no domain. Write what stands after the @, such as example.org.";
    }

    /// <summary>An account's address; null when there is no domain, or when the name is none that can stand before one.</summary>
    public string? EmailOf(string name) => !string.IsNullOrEmpty(EmailDomain) && LocalPart().IsMatch(name) ? $"{name}@{EmailDomain}" : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"^(?=.{1,189}\z)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[A-Za-z0-9_]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?\z")]
    private static partial Regex LocalPart();
}
