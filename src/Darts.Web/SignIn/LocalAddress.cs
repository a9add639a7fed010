namespace Darts.Web.SignIn;

/// <summary>Addresses that a browser brought and that are to be followed: only those of this portal are.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is a path of this portal, else the other.</summary>
    public static string Or(string? address, string otherwise) => IsLocal(address) ? address! : otherwise;

    // As browsers read it: two slashes, or a slash and a backslash, begin the name of another host; and they drop control characters.
    private static bool IsLocal(string? address) =>
        address is ['/', ..] && !(address is ['/', '/' or '\\', ..]) && !address.Any(char.IsControl);
}
