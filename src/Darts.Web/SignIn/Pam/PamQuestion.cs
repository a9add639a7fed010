using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Pam;

/// <summary>A name and a password as C reads them: UTF-8 with a zero at the end, where nothing moves them, and gone when it is disposed of.</summary>
internal sealed class PamQuestion : IDisposable
{
    private const int LongestName = 256;

    // PAM's bound for answers is 512. pam_unix cuts longer passwords off, and would take any end for the right one.
    private const int LongestPassword = 511;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private PamQuestion(byte[] name, byte[] password) => (Name, Password) = (name, password);

    public byte[] Name { get; }

    public byte[] Password { get; }

    /// <summary>Takes what can be asked about; else says why not.</summary>
    public static bool TryCreate(Credentials credentials, [NotNullWhen(true)] out PamQuestion? question, [NotNullWhen(false)] out string? refusal)
    {
        question = null;
        refusal = (credentials.Name, credentials.Password) switch
        {
            ("", _) or (_, "") => "the name or the password is empty",
            ({ Length: > LongestName }, _) or (_, { Length: > LongestPassword }) => "the name or the password is longer than PAM takes",
            var (name, _) when !IsAccountName(name) => "the name has characters that no account's has",
            var (_, password) when password.Contains('\0', StringComparison.Ordinal) => "the password has characters that none has",
            _ => null,
        };
        if (refusal is not null)
            return false;
        try
        {
            // With the zero they are one longer.
            if (s_strict.GetByteCount(credentials.Name) > LongestName || s_strict.GetByteCount(credentials.Password) > LongestPassword)
            {
                refusal = "the name or the password is longer than PAM takes";
                return false;
            }

            question = new PamQuestion(Bytes(credentials.Name), Bytes(credentials.Password));
            return true;
        }
        catch (EncoderFallbackException)
        {
            refusal = "the name or the password is no text";
            return false;
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(Password);

    // A colon ends a name in the system's files, a slash makes it a path to some modules, and a sign at its start an option or a group.
    private static bool IsAccountName(string name) => name[0] is not ('-' or '+') && !name.Any(c => char.IsControl(c) || c is ':' or '/');

    private static byte[] Bytes(string text)
    {
        var bytes = GC.AllocateArray<byte>(s_strict.GetByteCount(text) + 1, pinned: true);
        s_strict.GetBytes(text, bytes);
        return bytes;
    }
}
