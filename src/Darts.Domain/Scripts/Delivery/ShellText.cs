namespace Darts.Domain.Scripts.Delivery;

/// <summary>Texts in scripts for /bin/sh.</summary>
internal static class ShellText
{
    /// <summary>A word that means itself, whatever is in it.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
