using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>The provider's button on the sign-in page.</summary>
internal sealed class OpenIdWay(IOptions<OpenIdOptions> options) : ISignInWay
{
    public bool IsActive => options.Value.IsActive;

    public string Key => $"{OpenIdOptions.Section}:{nameof(OpenIdOptions.Authority)}";

    public string Partial => "_OpenIdButton";
}
