using System.Security.Claims;
using Darts.Web.SignIn;

namespace Darts.Web.Consoles;

/// <summary>Runs consoles, and ends them with what they depend on: the sign-in and the portal itself.</summary>
internal sealed partial class ConsoleRuns(SignIns signIns, IHostApplicationLifetime portal, ILogger<ConsoleRuns> logger)
{
    public async Task RunAsync(Guid session, ClaimsPrincipal user, ConsoleRelay relay)
    {
        using var signedOut = signIns.EndOf(user).Register(() => relay.Dismiss(ConsoleEnd.SignedOut));
        using var stopping = portal.ApplicationStopping.Register(() => relay.Dismiss(ConsoleEnd.PortalStops));
        Opened(logger, session);
        var end = await relay.RunAsync();
        Closed(logger, session, (int)end.Code, end.Reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Console of session {Session} opened.")]
    private static partial void Opened(ILogger logger, Guid session);

    [LoggerMessage(Level = LogLevel.Information, Message = "Console of session {Session} closed: {Code} {Reason}")]
    private static partial void Closed(ILogger logger, Guid session, int code, string reason);
}
