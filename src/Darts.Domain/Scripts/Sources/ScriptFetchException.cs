namespace Darts.Domain.Scripts.Sources;

/// <summary>A boot script cannot be had. The message is the end of a sentence for the session's owner.</summary>
internal sealed class ScriptFetchException(string message) : Exception(message);
