namespace Darts.Web.SignIn.Tokens;

/// <summary>What a token may do. Each includes the one before.</summary>
internal static class TokenScope
{
    /// <summary>Look at what is one's own.</summary>
    public const string Read = "read";

    /// <summary>Do all that its owner may, but for an administrator's work.</summary>
    public const string Write = "write";

    /// <summary>An administrator's work as well.</summary>
    public const string Admin = "admin";

    /// <summary>This and all that it includes; null for a word that is no scope.</summary>
    public static IReadOnlyList<string>? Upto(string? scope) => scope switch
    {
        Read => [Read],
        Write => [Read, Write],
        Admin => [Read, Write, Admin],
        _ => null,
    };
}
