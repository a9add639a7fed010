namespace Darts.Domain.Scripts.Sources;

/// <summary>A script that stands in the entry itself.</summary>
/// <param name="Text">The script.</param>
internal sealed record InlineSource(string Text) : ScriptSource
{
    // A part of the text might be a secret.
    public override string Title => "inline script";

    public override Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken) =>
        Task.FromResult(new ScriptText(ScriptText.Check(Text, reach.Limits.MaximumLength)));
}
