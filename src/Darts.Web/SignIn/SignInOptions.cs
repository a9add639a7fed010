namespace Darts.Web.SignIn;

/// <summary>Who may come in: section <c>Darts:SignIn</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "Darts:SignIn";

    /// <summary>The checks of names and passwords, in the order in which they are asked; each is an object with a <c>Kind</c> and that kind's own settings.</summary>
    public const string Methods = Section + ":Methods";

    public const string OpenMode = "open";
    public const string AccountsMode = "accounts";

    /// <summary>There is no default: an admin who forgot to choose must not run an open portal.</summary>
    public string? Mode { get; set; }

    /// <summary>Set by an admin who knows that the open mode asks nobody for anything and wants it on a network all the same.</summary>
    public bool OpenToNetwork { get; set; }

    /// <summary>How long one check may take before the next is asked.</summary>
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A refusal is answered a whole number of these after the question, so that its time tells nothing about its reason.</summary>
    public TimeSpan RefusalPace { get; set; } = TimeSpan.FromSeconds(1);

    public bool IsOpen => Mode == OpenMode;
}
