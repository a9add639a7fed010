namespace Darts.Domain.Machines;

/// <summary>The kinds of picture that the catalogue takes.</summary>
internal static class CataloguePicture
{
    /// <summary>The media type of a picture file, or null when it is of no kind that is taken.</summary>
    public static string? MediaType(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
