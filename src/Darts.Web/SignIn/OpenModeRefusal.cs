namespace Darts.Web.SignIn;

/// <summary>The page of a browser that has not brought the secret: complete in itself, since styles are behind the gate too.</summary>
internal static class OpenModeRefusal
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Darts: open the printed address</title>
        <h1>Open the address that Darts printed</h1>
        <p>This portal lets in only browsers that come with its secret.
        Open the whole address, with <code>?secret=…</code>, which <code>run.sh</code> printed last when it started Darts.</p>
        <p>Cookies must be allowed for this address.</p>
        </html>
        """;

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(Page, context.RequestAborted);
    }
}
