using System.Net;

namespace Darts.Web.SignIn.Guard;

/// <summary>Somebody who tries to sign in.</summary>
/// <param name="Name">The name as typed.</param>
/// <param name="Address">Where it comes from; null where that is not known.</param>
/// <param name="Device">The browser's mark, when this account has signed in with it before.</param>
internal sealed record SignInAttempt(string Name, IPAddress? Address, Guid? Device);
