namespace Darts.Domain.Machines.Images;

/// <summary>Reads the name of a backing file as QEMU would, and lets through only what is a plain path.</summary>
internal static class BackingPath
{
    /// <summary>The full path that a name means.</summary>
    /// <param name="name">The name as the image has it.</param>
    /// <param name="imagePath">The path of the image itself, from which a relative name counts.</param>
    /// <returns>Null when it is no path: a protocol such as <c>nbd:</c>, options such as <c>json:</c>, a name that holds control characters.</returns>
    public static string? Resolve(string name, string imagePath)
    {
        if (name.Length == 0 || name.Any(c => char.IsControl(c) || c == '\uFFFD'))
            return null;
        // For QEMU a colon before the first slash ends the name of a protocol.
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (colon >= 0 && (slash < 0 || colon < slash))
            return null;
        return Path.GetFullPath(name, Path.GetDirectoryName(imagePath)!);
    }
}
