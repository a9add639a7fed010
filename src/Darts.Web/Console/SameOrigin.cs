namespace Darts.Web.Consoles;

/// <summary>
/// Lets only the portal's own pages open a console. Browsers send cookies with WebSockets of foreign pages and do not ask
/// first, so the Origin is all that tells those apart; a request without one is no browser's and is refused too.
/// </summary>
internal static class SameOrigin
{
    public static bool Holds(HttpRequest request, Uri? portal) =>
        request.Headers.Origin is [{ Length: > 0 } origin]
        && (string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, portal?.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
}
