namespace Darts.Domain.Scripts.Delivery;

/// <summary>The guest's agent does not answer now; it may later.</summary>
internal sealed class GuestAwayException(Exception inner) : Exception("The guest's agent does not answer.", inner);
