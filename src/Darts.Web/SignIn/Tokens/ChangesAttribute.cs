namespace Darts.Web.SignIn.Tokens;

/// <summary>Marks an endpoint that is asked for with GET and lets its caller change something all the same, as a console does.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ChangesAttribute : Attribute;
