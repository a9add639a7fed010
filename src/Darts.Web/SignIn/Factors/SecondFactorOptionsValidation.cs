using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Factors;

/// <summary>Refuses second factors that could not be asked for.</summary>
internal sealed class SecondFactorOptionsValidation(IOptions<SignInOptions> signIn) : IValidateOptions<SecondFactorOptions>
{
    private const int LongestIssuer = 40;

    public ValidateOptionsResult Validate(string? name, SecondFactorOptions options)
    {
        var problems = new List<string>();
        if (options.Policy != SecondFactorPolicy.Off && signIn.Value.IsOpen)
            problems.Add("Darts:SignIn:SecondFactor:Policy is set, but Darts:SignIn:Mode is \"open\", which does not even ask for a first one. Set the mode to \"accounts\", or the policy to Off.");
        if (string.IsNullOrWhiteSpace(options.Issuer) || options.Issuer.Length > LongestIssuer || options.Issuer.Contains(':', StringComparison.Ordinal))
            problems.Add("Darts:SignIn:SecondFactor:Issuer must be a short name of this site, without a colon, such as Darts.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
