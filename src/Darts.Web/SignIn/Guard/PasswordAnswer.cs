namespace Darts.Web.SignIn.Guard;

/// <summary>What became of a name and a password.</summary>
/// <param name="Proof">What they proved; null when nothing.</param>
/// <param name="Problem">Why they do not let in, in words for whoever typed them.</param>
internal sealed record PasswordAnswer(SignInProof? Proof, string? Problem)
{
    /// <summary>When to try again; null for at once.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
