using Microsoft.AspNetCore.Authorization;

namespace Darts.Web.SignIn.Tokens;

/// <summary>Asks of a token the scope that a request needs: to look, or to change something.</summary>
internal sealed class ScopeRequirement : IAuthorizationRequirement;
