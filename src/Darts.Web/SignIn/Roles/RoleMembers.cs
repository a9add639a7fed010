namespace Darts.Web.SignIn.Roles;

/// <summary>Who has a role. Names, groups and claims are compared exactly, letter by letter.</summary>
internal sealed class RoleMembers
{
    /// <summary>By the account's name.</summary>
    public IList<string> Users { get; } = [];

    /// <summary>By a group that the server which checked them says they are in.</summary>
    public IList<string> Groups { get; } = [];

    /// <summary>By a claim of the OpenID provider, as <c>type=value</c>.</summary>
    public IList<string> Claims { get; } = [];
}
