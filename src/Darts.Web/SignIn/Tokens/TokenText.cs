using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Darts.Web.SignIn.Tokens;

/// <summary>A token as programs send it: <c>darts_</c>, by which scanners find leaked ones, its identity, and its secret.</summary>
internal sealed record TokenText(Guid Id, string Secret)
{
    private const string Prefix = "darts";
    private const int Bytes = 32;
    private const int SecretLength = 43;

    /// <summary>What is kept of the secret: it is random and long, so that a plain hash is enough.</summary>
    public string Hash => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    public static TokenText Create() => new(Guid.NewGuid(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static TokenText? Read(string text) =>
        text.Split('_', 3) is [Prefix, var id, { Length: SecretLength } secret] && Guid.TryParseExact(id, "N", out var guid) && secret.All(char.IsAscii)
            ? new TokenText(guid, secret)
            : null;

    /// <summary>Compares in a time that tells nothing.</summary>
    public bool Matches(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));

    /// <summary>The whole token; deliberately not <c>ToString</c>, which logs call.</summary>
    public string Reveal() => $"{Prefix}_{Id:N}_{Secret}";

    public override string ToString() => $"token {Id:N}";
}
