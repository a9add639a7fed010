using System.Text.RegularExpressions;

namespace Darts.Domain.Scripts.Sources.Git;

/// <summary>A script in a git repository. For administrators only.</summary>
/// <param name="Repository">The repository's address.</param>
/// <param name="Ref">The branch or tag, or the full id of a commit.</param>
/// <param name="Path">The script's path in it.</param>
internal sealed partial record GitSource(Uri Repository, string Ref, string Path) : ScriptSource
{
    private const int LongestPath = 500;

    public override string Title => $"{Repository.GetComponents(UriComponents.Host | UriComponents.Path, UriFormat.SafeUnescaped)}:{Path}";

    /// <summary>Whether it names one commit for ever.</summary>
    public bool IsPinned => Ref.Length == 40 && Ref.All(char.IsAsciiHexDigit);

    /// <summary>Reads what stands behind <c>git:</c>.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static GitSource Parse(string text)
    {
        if (Pattern().Match(text.Trim()) is not { Success: true } match)
            throw new FormatException("write git:URL#REF:PATH, for example git:https://git.example.org/site/scripts.git#main:lab/setup.sh");
        if (!Uri.TryCreate(match.Groups["url"].Value, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http" or "file") || url.Query.Length > 0)
            throw new FormatException("a repository's address begins with https://, http:// or file:// and has no question mark");
        if (url.UserInfo.Length > 0)
            throw new FormatException("an address must not hold a name or password");
        var path = match.Groups["path"].Value;
        return path.Length <= LongestPath && path.Split('/').All(name => name is not ("" or "." or "..")) && !path.Any(char.IsControl)
            ? new GitSource(url, match.Groups["ref"].Value, path)
            : throw new FormatException("behind the second colon stands the script's path in the repository, which begins with no slash");
    }

    public override Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken) => reach.Repositories.FetchAsync(this, cancellationToken);

    [GeneratedRegex("^(?<url>[^#]+)#(?<ref>[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}):(?<path>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
