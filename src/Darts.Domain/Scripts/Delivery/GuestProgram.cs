namespace Darts.Domain.Scripts.Delivery;

/// <summary>A program to be started in a guest.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Arguments">Its arguments, each one as it is: no shell reads them.</param>
/// <param name="Environment">Its whole environment, as NAME=value.</param>
internal sealed record GuestProgram(string Path, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment);
