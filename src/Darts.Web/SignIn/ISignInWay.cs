namespace Darts.Web.SignIn;

/// <summary>A way to sign in besides a name and a password, with a part of its own on the sign-in page.</summary>
internal interface ISignInWay
{
    /// <summary>Whether this site has it.</summary>
    bool IsActive { get; }

    /// <summary>The setting that makes it active.</summary>
    string Key { get; }

    /// <summary>The partial page that offers it.</summary>
    string Partial { get; }
}
