namespace Darts.Domain.Fetching;

/// <summary>A server's address or a redirection of its leads where nothing is fetched from.</summary>
/// <param name="message">The end of a sentence about what was to be fetched.</param>
/// <param name="privateHost">The host whose address belongs to a private network; null when that is not the reason.</param>
internal sealed class FetchRefusedException(string message, string? privateHost = null) : Exception(message)
{
    public string? PrivateHost { get; } = privateHost;
}
