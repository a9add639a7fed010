using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Factors;

/// <summary>Registers this folder.</summary>
internal static class FactorRegistration
{
    public static void AddSecondFactors(this IServiceCollection services)
    {
        services.AddOptions<SecondFactorOptions>().BindConfiguration(SecondFactorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecondFactorOptions>, SecondFactorOptionsValidation>();
        services.AddSingleton<SecondFactors>().AddSingleton<PendingSignIns>();
    }
}
