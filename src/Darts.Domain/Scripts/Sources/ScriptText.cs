using System.Text;

namespace Darts.Domain.Scripts.Sources;

/// <summary>The text of a boot script.</summary>
/// <param name="Text">The text.</param>
/// <param name="Commit">The commit that it was taken from, where it comes from a git repository.</param>
internal sealed record ScriptText(string Text, string? Commit = null)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text from its bytes.</summary>
    /// <exception cref="ScriptFetchException">It is too long or no text.</exception>
    public static async Task<ScriptText> ReadAsync(Stream stream, int mostCharacters, CancellationToken cancellationToken)
    {
        // UTF-8 has at most three bytes for each UTF-16 unit; one byte more tells that there is more.
        var buffer = new byte[(3 * mostCharacters) + 4];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (length == buffer.Length)
            throw TooLong(mostCharacters);
        return new ScriptText(Decode(buffer.AsSpan(0, length), mostCharacters));
    }

    /// <inheritdoc cref="ReadAsync"/>
    public static string Decode(ReadOnlySpan<byte> bytes, int mostCharacters)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string text;
        try
        {
            text = s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ScriptFetchException("it is not a text in UTF-8");
        }

        return Check(text, mostCharacters);
    }

    /// <summary>Holds a text to the limits.</summary>
    /// <exception cref="ScriptFetchException">It is too long, empty or no text.</exception>
    public static string Check(string text, int mostCharacters)
    {
        if (text.Length > mostCharacters)
            throw TooLong(mostCharacters);
        if (string.IsNullOrWhiteSpace(text))
            throw new ScriptFetchException("it is empty");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ScriptFetchException("it is a program, not a text");
        return text;
    }

    public static ScriptFetchException TooLong(int mostCharacters) => new($"it has more than the {mostCharacters} characters that a script may have");
}
