namespace Darts.Web.SignIn.Roles;

/// <summary>Who has which role: section <c>Darts:Roles</c>. Whoever is named nowhere is a user.</summary>
internal sealed class RoleOptions
{
    public const string Section = "Darts:Roles";

    /// <summary>Who may act on everybody's sessions and look after the site.</summary>
    public RoleMembers Admin { get; set; } = new();

    /// <summary>Who may look into somebody's session with their consent.</summary>
    public RoleMembers Support { get; set; } = new();
}
