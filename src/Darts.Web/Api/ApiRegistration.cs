using System.Text.Json.Serialization;
using Darts.Web.Live;

namespace Darts.Web.Api;

/// <summary>The HTTP API.</summary>
internal static class ApiRegistration
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.MaxDepth = 8;
        });
        services.AddProblemDetails();
        services.AddExceptionHandler<UnavailableHandler>();
        services.AddSingleton<SessionStream>();
    }
}
