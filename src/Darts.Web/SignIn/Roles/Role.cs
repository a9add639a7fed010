namespace Darts.Web.SignIn.Roles;

/// <summary>The names of the roles beyond user.</summary>
internal static class Role
{
    public const string Admin = "admin";
    public const string Support = "support";
}
