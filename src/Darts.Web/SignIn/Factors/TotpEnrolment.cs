namespace Darts.Web.SignIn.Factors;

/// <summary>An enrolment that waits for its first code.</summary>
/// <param name="Picture">The secret for an app's camera: an SVG element.</param>
/// <param name="Text">The secret to type by hand.</param>
/// <param name="Ticket">The secret, protected and bound to the account, to come back with the code.</param>
internal sealed record TotpEnrolment(string Picture, string Text, string Ticket)
{
    /// <summary>What was wrong with the code before.</summary>
    public string? Problem { get; init; }
}
