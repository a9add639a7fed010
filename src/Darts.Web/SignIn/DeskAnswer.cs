using System.Diagnostics.CodeAnalysis;

namespace Darts.Web.SignIn;

/// <summary>Where a browser goes next, or why it cannot come in.</summary>
internal sealed record DeskAnswer
{
    private DeskAnswer(string? next, string? problem) => (Next, Problem) = (next, problem);

    /// <summary>An address of this portal.</summary>
    public string? Next { get; }

    /// <summary>In words for the person who signs in.</summary>
    public string? Problem { get; }

    [MemberNotNullWhen(true, nameof(Next))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsWelcome => Next is not null;

    public static DeskAnswer GoTo(string next) => new(next, null);

    public static DeskAnswer Refuse(string problem) => new(null, problem);
}
