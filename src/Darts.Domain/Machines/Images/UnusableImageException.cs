namespace Darts.Domain.Machines.Images;

/// <summary>An image may not or cannot be used; the message is for the administrator.</summary>
internal sealed class UnusableImageException(string message) : Exception(message);
