using System.Net.Sockets;
using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Tokens;
using Darts.Web.Start;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Darts.Web.Consoles;

/// <summary><c>GET /api/sessions/{id}/console</c>: the desktop of a session as a WebSocket of RFB bytes.</summary>
internal static class ConsoleEndpoint
{
    private const string Subprotocol = "binary";

    public static void MapConsole(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/sessions/{id:guid}/console", OpenAsync).WithMetadata(new ChangesAttribute());

    // Nothing reaches the hypervisor before every question here is answered.
    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> OpenAsync(
        Guid id, HttpContext context, SessionView sessions, SessionConsole console, ConsoleSlots slots, ConsoleRuns runs, IOptions<PortalOptions> portal, CancellationToken ct)
    {
        if (!context.User.IsToken() && !SameOrigin.Holds(context.Request, portal.Value.Public()))
            return Refuse(StatusCodes.Status403Forbidden, "A console opens only from the portal's own pages.");
        var by = context.Requester();
        if (sessions.Find(id, by.Name) is null)
            return Refuse(StatusCodes.Status404NotFound, "There is no such session.");
        if (!context.WebSockets.IsWebSocketRequest)
            return Refuse(StatusCodes.Status426UpgradeRequired, "A console is a WebSocket.");
        if (!slots.TryTake(id))
            return Refuse(StatusCodes.Status429TooManyRequests, $"This desktop is open in {ConsoleSlots.PerSession} windows already. Close one.");
        try
        {
            using var opened = await console.OpenAsync(id, by, ct);
            if (opened is null)
                return Refuse(StatusCodes.Status409Conflict, "This session has no console now.");
            using var display = new Socket(opened.Socket);
            using var browser = await context.WebSockets.AcceptWebSocketAsync(
                context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol) ? Subprotocol : null);
            await runs.RunAsync(id, context.User, new ConsoleRelay(browser, display));
            return TypedResults.Empty;
        }
        finally
        {
            slots.Return(id);
        }
    }

    private static ProblemHttpResult Refuse(int status, string detail) => TypedResults.Problem(statusCode: status, detail: detail);
}
