namespace Darts.Web.SignIn.Roles;

/// <summary>The names of the policies that pages and endpoints ask for. Those that ask for none are for whoever has signed in.</summary>
internal static class Policies
{
    /// <summary>Only administrators.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Administrators and support.</summary>
    public const string Support = "Support";
}
