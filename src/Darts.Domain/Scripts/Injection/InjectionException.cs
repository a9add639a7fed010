namespace Darts.Domain.Scripts.Injection;

/// <summary>Scripts could not be put onto a disk.</summary>
/// <param name="problem">Why, in words for the session's owner, as the end of a sentence.</param>
/// <param name="detail">What else an administrator should know; null for nothing.</param>
internal sealed class InjectionException(string problem, string? detail = null) : Exception(problem)
{
    /// <summary>What the log has, which may hold paths of the host and whatever the image says.</summary>
    public string Detail => detail ?? Message;
}
