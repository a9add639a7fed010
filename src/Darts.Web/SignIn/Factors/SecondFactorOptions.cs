namespace Darts.Web.SignIn.Factors;

/// <summary>What is asked for besides the first proof: section <c>Darts:SignIn:SecondFactor</c>.</summary>
internal sealed class SecondFactorOptions
{
    public const string Section = SignInOptions.Section + ":SecondFactor";

    /// <summary>Who needs one.</summary>
    public SecondFactorPolicy Policy { get; set; } = SecondFactorPolicy.Off;

    /// <summary>The name of this site in people's authenticator apps.</summary>
    public string Issuer { get; set; } = "Darts";
}
