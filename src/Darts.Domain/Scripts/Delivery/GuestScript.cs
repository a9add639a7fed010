namespace Darts.Domain.Scripts.Delivery;

/// <summary>A script ready for its guest.</summary>
/// <param name="Content">The bytes of its file.</param>
/// <param name="Ending">The ending of its file's name.</param>
/// <param name="Interpreter">What reads it, with arguments.</param>
internal sealed record GuestScript(byte[] Content, string Ending, IReadOnlyList<string> Interpreter);
