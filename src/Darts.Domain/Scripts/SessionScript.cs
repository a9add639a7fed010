namespace Darts.Domain.Scripts;

/// <summary>A boot script of a session: what it was and what became of it.</summary>
public sealed record SessionScript
{
    /// <summary>A short name, without anything that may be secret.</summary>
    public required string Title { get; init; }

    /// <summary>How far it has come.</summary>
    public ScriptState State { get; init; }

    /// <summary>What it ended with, 0 when all was well; null while it has not ended by itself.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it failed, in words for the session's owner.</summary>
    public string? Problem { get; init; }

    /// <summary>The SHA-256 of its text as it was fetched, in hexadecimal digits; null when it could not be fetched.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The git commit that it was taken from; null when it comes from elsewhere.</summary>
    public string? Commit { get; init; }

    /// <summary>When it was handed to the guest.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether it waits for the user's password, which no record holds.</summary>
    internal bool NeedsPassword { get; init; }

    internal bool IsOver => State is ScriptState.Done or ScriptState.Failed or ScriptState.Given;

    internal SessionScript Fail(string problem) => this with { State = ScriptState.Failed, Problem = problem };
}
