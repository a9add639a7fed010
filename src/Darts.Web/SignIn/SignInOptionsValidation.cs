using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn;

/// <summary>Insists on a mode of sign-in that was chosen and is known.</summary>
internal sealed class SignInOptionsValidation : IValidateOptions<SignInOptions>
{
    private const string Fix = "Set it to \"open\": any name is accepted, on this computer only, by whoever has the address that a start prints.";

    public ValidateOptionsResult Validate(string? name, SignInOptions options) => options.Mode switch
    {
        SignInOptions.OpenMode => ValidateOptionsResult.Success,
        null or "" => ValidateOptionsResult.Fail($"Darts:SignIn:Mode is not set. {Fix}"),
        var unknown => ValidateOptionsResult.Fail($"Darts:SignIn:Mode is \"{unknown}\", which is not known. {Fix}"),
    };
}
