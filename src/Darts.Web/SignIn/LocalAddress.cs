namespace Darts.Web.SignIn;

/// <summary>Addresses that a browser brought and that are to be followed: only those of this portal are.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is a path of this portal, else the portal's front page; in both cases with the path below which the portal stands.</summary>
    public static string From(HttpRequest request, string? address)
    {
        var front = request.PathBase + "/";
        return IsLocal(address) && address!.StartsWith(front, StringComparison.Ordinal) ? address : front;
    }

    // As browsers read it: two slashes, or a slash and a backslash, begin the name of another host; and they drop control characters.
    private static bool IsLocal(string? address) =>
        address is ['/', ..] && !(address is ['/', '/' or '\\', ..]) && !address.Any(char.IsControl);
}
