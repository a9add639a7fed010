using Darts.Domain;
using Darts.Web.Api;
using Darts.Web.Consoles;
using Darts.Web.Live;
using Darts.Web.Mail;
using Darts.Web.Pages;
using Darts.Web.SignIn;
using Darts.Web.SignIn.OpenId;
using Darts.Web.Start;
using Microsoft.Extensions.Options;

const string Clean = "--clean";

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = [.. args.Where(arg => arg != Clean)],
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.WebHost.UseStaticWebAssets();
    builder.AddLogs();
    builder.AddListening();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddDartsDomain(builder.Configuration);
    builder.Services.AddPublicAddress();
    builder.Services.AddMail();
    builder.Services.AddSignIn();
    builder.Services.AddHostedService<StartWarnings>();
    builder.Services.AddPages();
    builder.Services.AddApi();
    builder.Services.AddConsoles();

    await using var app = builder.Build();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    if (args.Contains(Clean))
    {
        var ended = await app.Services.GetRequiredService<SiteCleanup>().RunAsync(CancellationToken.None);
        Console.WriteLine($"Darts is removed from this host: {ended} sessions ended.");
        return 0;
    }

    app.RequireFreePort();
    app.UsePublicAddress();
    app.UseSecurityHeaders();
    app.UseHealth();
    app.UseCatalogueHook();
    app.UseOpenModeGate();
    app.UseProblems();
    app.UsePageFiles();
    app.UseWebSockets();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapOpenId();
    app.MapPortalPages();
    app.MapMachines();
    app.MapSessions();
    app.MapLive();
    app.MapConsole();
    app.AnnounceWhenReady();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartRefusal.Explain(e) is not null)
{
    await Console.Error.WriteLineAsync(StartRefusal.Explain(e));
    return 1;
}
