using Microsoft.AspNetCore.WebUtilities;
using OtpNet;
using QRCoder;

namespace Darts.Web.SignIn.Factors;

/// <summary>The secret that an authenticator app shares with the portal (RFC 6238, with the numbers that every app knows: SHA-1, 30 s, 6 digits).</summary>
internal sealed class TotpSecret(byte[] key)
{
    private const int Bytes = 20;
    private const int Digits = 6;
    private const int Group = 4;

    // A clock may be half a minute off.
    private static readonly VerificationWindow s_window = new(previous: 1, future: 1);

    private readonly Totp _totp = new(key);

    public byte[] Key => key;

    public static TotpSecret Create() => new(KeyGeneration.GenerateRandomKey(Bytes));

    /// <summary>The time step of a code that is right now; null for any other text.</summary>
    public long? StepOf(string code, DateTimeOffset now) =>
        code.Length == Digits && code.All(char.IsAsciiDigit) && _totp.VerifyTotp(now.UtcDateTime, code, out var step, s_window) ? step : null;

    /// <summary>The secret to be typed by hand, in groups of four.</summary>
    public string ToText() => string.Join(' ', Base32Encoding.ToString(key).TrimEnd('=').Chunk(Group).Select(c => new string(c)));

    /// <summary>The secret as a picture for an app's camera: an SVG element.</summary>
    public string ToPicture(string issuer, string account)
    {
        var address = QueryHelpers.AddQueryString(
            $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}",
            new Dictionary<string, string?> { ["secret"] = Base32Encoding.ToString(key).TrimEnd('='), ["issuer"] = issuer });
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
