using System.Security.Cryptography;
using System.Text;

namespace Darts.Web.SignIn.Factors;

/// <summary>Codes that stand in for a lost authenticator, each once.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Half = 5;

    // Without letters and digits that are taken for one another.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Fresh codes of 49 bits each, such as <c>k7m2p-x4wqe</c>.</summary>
    public static IReadOnlyList<string> Create() =>
        [.. Enumerable.Range(0, Count).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, Half)}-{RandomNumberGenerator.GetString(Alphabet, Half)}")];

    /// <summary>What is kept of a code. Typed codes count whatever their case, spaces and dashes; null when it cannot be one.</summary>
    public static string? HashOf(string typed)
    {
        if (typed.Length > 4 * Half)
            return null;
        var code = new string([.. typed.Where(c => c is not ('-' or ' ')).Select(char.ToLowerInvariant)]);
        return code.Length == 2 * Half ? Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code))) : null;
    }
}
