namespace Darts.Web.SignIn;

/// <summary>Who may come in: section <c>Darts:SignIn</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "Darts:SignIn";

    public const string OpenMode = "open";

    /// <summary>There is no default: an admin who forgot to choose must not run an open portal.</summary>
    public string? Mode { get; set; }
}
