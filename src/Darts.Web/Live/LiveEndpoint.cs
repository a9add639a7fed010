using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Darts.Web.Live;

/// <summary><c>GET /api/sessions/events</c>: server-sent events, each with the whole list, so that a lost one does not matter.</summary>
internal static class LiveEndpoint
{
    // A stream that nobody closed is opened anew by its page; the sign-in is then checked again.
    private static readonly TimeSpan s_longestStream = TimeSpan.FromHours(1);

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/api/sessions/events", Watch);

    private static ServerSentEventsResult<SessionsNow?> Watch(
        HttpContext context, SessionStream stream, SignIns signIns, IHostApplicationLifetime portal, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(Bounded(context, stream, signIns, portal, time, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<SessionsNow?>> Bounded(
        HttpContext context, SessionStream stream, SignIns signIns, IHostApplicationLifetime portal, TimeProvider time,
        [EnumeratorCancellation] CancellationToken left)
    {
        using var timeout = new CancellationTokenSource(s_longestStream, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            left, timeout.Token, portal.ApplicationStopping, signIns.EndOf(context.User));
        await foreach (var item in stream.ReadAsync(context.User.OwnerName(), ends.Token))
            yield return item;
    }
}
