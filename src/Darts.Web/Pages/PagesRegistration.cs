namespace Darts.Web.Pages;

/// <summary>The pages, and what stands in for them when something goes wrong.</summary>
internal static class PagesRegistration
{
    private const string ErrorPage = "/error/{0}";

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
    }

    /// <summary>Styles, scripts and noVNC: asked for again each time, so that an update is never mixed with yesterday's files.</summary>
    public static void UsePageFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    });

    public static void MapPortalPages(this WebApplication app) => app.MapRazorPages();

    /// <summary>Programs get problem details, people a page.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseWhen(IsForPrograms, api => api.UseStatusCodePages().UseExceptionHandler());
        app.UseWhen(context => !IsForPrograms(context), pages => pages
            .UseStatusCodePagesWithReExecute(ErrorPage)
            .UseExceptionHandler("/error/500"));
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api");
}
