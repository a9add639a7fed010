namespace Darts.Web.SignIn.Guard;

/// <summary>Registers this folder.</summary>
internal static class GuardRegistration
{
    public static void AddGuard(this IServiceCollection services) =>
        services.AddSingleton<PasswordSignIn>().AddSingleton<Throttle>().AddSingleton<SignInAudit>().AddSingleton<DeviceMark>();
}
