namespace Darts.Web.SignIn.Factors;

/// <summary>Who needs a second factor.</summary>
internal enum SecondFactorPolicy
{
    /// <summary>Nobody, and nobody can have one.</summary>
    Off,

    /// <summary>Whoever wants one.</summary>
    Optional,

    /// <summary>Administrators, and whoever wants one.</summary>
    RequiredForAdmins,

    /// <summary>Everybody.</summary>
    Required,
}
