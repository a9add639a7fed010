namespace Darts.Domain.Sessions;

/// <summary>A picture of a session's screen.</summary>
/// <param name="MediaType">Its media type, <c>image/png</c> with QEMU.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="TakenAt">When it was taken.</param>
public sealed record SessionScreen(string MediaType, ReadOnlyMemory<byte> Content, DateTimeOffset TakenAt);
