namespace Darts.Web.SignIn.Guard;

/// <summary>A way to count failures.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Free">How many failures cost nothing.</param>
/// <param name="Memory">After how long without one they are forgotten.</param>
internal sealed record ThrottleKind(string Name, int Free, TimeSpan Memory);
