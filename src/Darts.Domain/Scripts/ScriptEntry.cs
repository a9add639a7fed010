using Darts.Domain.Scripts.Conditions;
using Darts.Domain.Scripts.Sources;

namespace Darts.Domain.Scripts;

/// <summary>One boot script as it was written down: an optional condition, and where its text comes from.</summary>
/// <param name="Condition">When it runs; null always.</param>
/// <param name="Source">Where its text comes from.</param>
internal sealed record ScriptEntry(Condition? Condition, ScriptSource Source)
{
    /// <summary>Reads an entry that an administrator wrote.</summary>
    /// <exception cref="FormatException">It cannot be understood; the message says why, for who wrote it.</exception>
    public static ScriptEntry Parse(string text, ScriptOptions options)
    {
        var condition = Condition.TakeFrom(text.TrimStart(), out var rest);
        return new ScriptEntry(condition, SourceSyntax.Parse(rest, options));
    }

    /// <summary>Reads an entry of a user's own: its text itself, or a public address. Nothing that only the portal may read.</summary>
    /// <exception cref="FormatException">It cannot be understood or is not for users.</exception>
    public static ScriptEntry ParseUsers(string text, ScriptOptions options) =>
        SourceSyntax.Parse(text.TrimStart(), options) is var source && source is InlineSource or UrlSource
            ? new ScriptEntry(null, source)
            : throw new FormatException("your own script is either its text after exec:, or a public http or https address");

    /// <summary>What is wrong with an administrator's entry; null when it is good.</summary>
    public static string? Fault(string text, ScriptOptions options)
    {
        try
        {
            Parse(text, options);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
