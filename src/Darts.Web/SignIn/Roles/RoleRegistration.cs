using Darts.Web.SignIn.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Roles;

/// <summary>Roles, and what may be asked for by them.</summary>
internal static class RoleRegistration
{
    public static void AddRoles(this IServiceCollection services)
    {
        services.AddOptions<RoleOptions>().BindConfiguration(RoleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoleOptions>, RoleOptionsValidation>();
        services.AddSingleton<IClaimsTransformation, RoleClaims>();
        var anybody = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new ScopeRequirement()).Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(anybody)
            .SetFallbackPolicy(anybody)
            .AddPolicy(Policies.Administrator, policy => policy.AddRequirements(new ScopeRequirement()).RequireRole(Role.Admin))
            .AddPolicy(Policies.Support, policy => policy.AddRequirements(new ScopeRequirement()).RequireRole(Role.Admin, Role.Support));
    }
}
