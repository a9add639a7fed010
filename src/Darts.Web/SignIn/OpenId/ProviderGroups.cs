using System.Security.Claims;
using System.Text.Json;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Finds the groups where a provider puts them: in a claim of their own, or inside an object.</summary>
internal static class ProviderGroups
{
    /// <param name="user">What the provider says.</param>
    /// <param name="path">A claim's name, or the way into an object such as <c>realm_access.roles</c>.</param>
    public static IReadOnlyList<string> Read(ClaimsPrincipal user, string path)
    {
        // First as it stands: names of claims may be addresses, with dots in them.
        if (user.HasClaim(c => c.Type == path))
            return [.. user.FindAll(path).Select(c => c.Value).Distinct(StringComparer.Ordinal)];
        return path.Split('.') is [var claim, .. { Length: > 0 } steps]
            ? [.. user.FindAll(claim).SelectMany(c => Inside(c.Value, steps)).Distinct(StringComparer.Ordinal)]
            : [];
    }

    private static string[] Inside(string json, string[] steps)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var step in steps)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                    return [];
            }

            return at.ValueKind switch
            {
                JsonValueKind.String => [at.GetString()!],
                JsonValueKind.Array => [.. at.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)],
                _ => [],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is none.
            return [];
        }
    }
}
