using System.ComponentModel.DataAnnotations;

namespace Darts.Web.SignIn.Tokens;

/// <summary>Personal access tokens: section <c>Darts:SignIn:Tokens</c>.</summary>
internal sealed class TokenOptions
{
    public const string Section = SignInOptions.Section + ":Tokens";

    /// <summary>How many days a token may count at most; 0 for a site without tokens.</summary>
    [Range(0, 3650, ErrorMessage = "Darts:SignIn:Tokens:LongestDays must lie between 0 (no tokens) and 3650.")]
    public int LongestDays { get; set; } = 365;

    /// <summary>How many an account may have.</summary>
    [Range(1, 1000, ErrorMessage = "Darts:SignIn:Tokens:Most must lie between 1 and 1000.")]
    public int Most { get; set; } = 20;
}
