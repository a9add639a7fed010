using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn;

/// <summary>The secret of the address that lets a browser in. It is kept in a file, so that a restart shuts no open browser out.</summary>
internal sealed class OpenModeSecret
{
    public const string Parameter = "secret";

    private const int Bytes = 32;
    private const string FileName = "secret";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _secret;
    private readonly byte[] _hash;

    public OpenModeSecret(IOptions<PortalOptions> portal)
    {
        var file = Path.Combine(StateDirectory.Ensure(portal.Value.StateDirectory).FullName, FileName);
        try
        {
            _secret = Read(file) ?? Create(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The secret file \"{file}\" cannot be used: {e.Message} Mend its owner or remove it.", e);
        }

        _hash = Hash(_secret);
    }

    /// <summary>Changes with the secret and does not tell it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Hash("fingerprint:" + _secret));

    public Uri AddressAt(Uri portal) => new(portal.AbsoluteUri.TrimEnd('/') + $"/?{Parameter}={_secret}");

    /// <summary>Compares hashes, in a time that tells nothing about where or how long they differ.</summary>
    public bool Matches(string? presented) => presented is not null && CryptographicOperations.FixedTimeEquals(Hash(presented), _hash);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string? Read(string file)
    {
        // A secret that others could read is none any more.
        if (!File.Exists(file) || (File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
            return null;
        var text = File.ReadAllText(file).Trim();
        return Base64Url.IsValid(text, out var length) && length == Bytes ? text : null;
    }

    private static string Create(string file)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var fresh = $"{file}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(fresh, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        {
            writer.Write(secret);
        }

        File.Move(fresh, file, overwrite: true);
        return secret;
    }
}
