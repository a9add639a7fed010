using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Custom;

/// <summary>Refuses an approval that could not be asked.</summary>
internal sealed class ApprovalValidation(IConfiguration configuration) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var problems = HttpApproval.Configured(configuration)?.Problems(EndpointOptions.ApprovalSection).ToList() ?? [];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
