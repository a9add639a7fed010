using System.Text.Json;
using System.Text.RegularExpressions;

namespace Darts.Web.SignIn.Custom;

/// <summary>Fields of an answer. What is there and is not what it should be makes the whole answer unreadable.</summary>
internal static partial class JsonFields
{
    private const int LongestText = 256;
    private const int MostGroups = 200;
    private const int LongestEmail = 254;

    /// <summary>Reads a text that may be missing.</summary>
    public static bool TryText(this JsonElement body, string field, out string? text)
    {
        text = null;
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        return value.ValueKind == JsonValueKind.String && IsShort(text = TextOf(value));
    }

    /// <summary>Reads an address that may be missing.</summary>
    public static bool TryEmail(this JsonElement body, out string? email) =>
        body.TryText("email", out email) && (email is null || (email.Length <= LongestEmail && Address().IsMatch(email)));

    /// <summary>Reads the groups; null when there is no such field.</summary>
    public static bool TryGroups(this JsonElement body, out IReadOnlyList<string>? groups)
    {
        groups = null;
        if (!body.TryGetProperty("groups", out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MostGroups || value.EnumerateArray().Any(g => g.ValueKind != JsonValueKind.String))
            return false;
        var texts = value.EnumerateArray().Select(TextOf).ToList();
        groups = texts.OfType<string>().ToList();
        return texts.All(IsShort);
    }

    private static bool IsShort(string? text) => text is { Length: > 0 and <= LongestText } && !text.Any(char.IsControl);

    // Half of a surrogate pair is JSON, but no text.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[^@\s<>,;]+@[^@\s<>,;]+\z")]
    private static partial Regex Address();
}
