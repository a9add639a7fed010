namespace Darts.Domain.Machines;

/// <summary>A machine's picture, ready to be sent.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="MediaType">Its media type.</param>
public sealed record MachinePicture(string Path, string MediaType);
