using System.Security.Claims;
using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Darts.Web.Api;

/// <summary>The sessions of who asks. Those of others do not exist here.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/sessions");
        sessions.MapGet("/", List);
        sessions.MapGet("/{id:guid}", Get);
        sessions.MapPost("/", CreateAsync).AddEndpointFilter<AntiForgeryFilter>();
        sessions.MapDelete("/{id:guid}", EndAsync).AddEndpointFilter<AntiForgeryFilter>();
        sessions.MapGet("/{id:guid}/screen", ScreenAsync);
    }

    // An empty list before libvirt was asked would be a lie.
    private static Results<Ok<IReadOnlyList<SessionAnswer>>, ProblemHttpResult> List(ClaimsPrincipal user, SessionView sessions) =>
        sessions.Drawn.IsCompleted
            ? TypedResults.Ok<IReadOnlyList<SessionAnswer>>([.. sessions.OwnedBy(user.OwnerName()).Select(SessionAnswer.From)])
            : TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, detail: new HostUnavailableException().Message);

    private static Results<Ok<SessionAnswer>, ProblemHttpResult> Get(Guid id, ClaimsPrincipal user, SessionView sessions) =>
        sessions.Find(id, user.OwnerName()) is { } session ? TypedResults.Ok(SessionAnswer.From(session)) : Refusals.NoSuchSession();

    private static async Task<Results<Accepted<SessionAnswer>, ProblemHttpResult>> CreateAsync(
        CreateSessionBody body, HttpContext context, SessionControl control, CancellationToken ct)
    {
        var by = context.Requester();
        var request = new SessionRequest(by.Name, body.MachineId, body.Cores, body.MemoryMiB, TimeSpan.FromMinutes(body.LifetimeMinutes)) { Origin = by.Origin, IsOneShot = context.User.GetsOneShotOnly() };
        var outcome = await control.CreateAsync(request, ct);
        return outcome switch
        {
            { Refusal: { } refusal } => refusal.ToProblem(),
            { Session: { } session } => TypedResults.Accepted($"{context.Request.PathBase}/api/sessions/{session.Id}", SessionAnswer.From(session)),
            _ => throw new InvalidOperationException("A request was neither admitted nor refused."),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, HttpContext context, SessionControl control, CancellationToken ct) =>
        await control.EndAsync(id, context.Requester(), ct) ? TypedResults.NoContent() : Refusals.NoSuchSession();

    private static async Task<Results<FileContentHttpResult, NoContent, ProblemHttpResult>> ScreenAsync(
        Guid id, HttpContext context, SessionView sessions, SessionScreens screens, CancellationToken ct)
    {
        var owner = context.User.OwnerName();
        if (sessions.Find(id, owner) is null)
            return Refusals.NoSuchSession();
        context.Response.Headers.CacheControl = "private, no-store";
        return await screens.GetAsync(id, owner, ct) is { } screen
            ? TypedResults.File(screen.Content.ToArray(), screen.MediaType)
            : TypedResults.NoContent();
    }
}
