using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Darts.Web.SignIn.Guard;

/// <summary>Something whose failures are counted together.</summary>
internal sealed record ThrottleKey
{
    public static readonly TimeSpan LongestMemory = TimeSpan.FromHours(24);

    /// <summary>How a browser, an address with an account, an address, and an account are counted.</summary>
    public static readonly ThrottleKind Device = new("device", Free: 10, LongestMemory);
    public static readonly ThrottleKind Pair = new("pair", Free: 5, LongestMemory);
    public static readonly ThrottleKind Address = new("address", Free: 50, TimeSpan.FromHours(1));
    public static readonly ThrottleKind Account = new("account", Free: 50, TimeSpan.FromHours(1));

    private const int SixtyFourBits = 8;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(15);

    private readonly ThrottleKind _kind;

    private ThrottleKey(ThrottleKind kind, string text) =>
        (_kind, Value) = (kind, $"{kind.Name}:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");

    /// <summary>What it is kept under: a hash, since people type passwords into the field for their name.</summary>
    public string Value { get; }

    public TimeSpan Memory => _kind.Memory;

    /// <summary>Whether it belongs to one visitor and one account, so that its success speaks for it.</summary>
    public bool IsOwn => _kind == Device || _kind == Pair;

    /// <summary>What holds an attempt up. A browser that the account has used is none of the strangers at its address.</summary>
    public static IEnumerable<ThrottleKey> Of(SignInAttempt attempt) => attempt.Device is { } device
        ? [new ThrottleKey(Device, $"{device}|{Name(attempt)}")]
        : [new ThrottleKey(Pair, $"{Network(attempt.Address)}|{Name(attempt)}"), new ThrottleKey(Address, Network(attempt.Address))];

    /// <summary>The account, which holds nobody up by itself.</summary>
    public static ThrottleKey OfAccount(SignInAttempt attempt) => new(Account, Name(attempt));

    /// <summary>How long to wait after this many failures.</summary>
    public TimeSpan WaitAfter(int failures, bool isUnderAttack)
    {
        var beyond = failures - (isUnderAttack && _kind == Pair ? 1 : _kind.Free);
        return beyond < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(s_longestWait.TotalSeconds, Math.Pow(2, Math.Min(beyond, 20))));
    }

    private static string Name(SignInAttempt attempt) => attempt.Name.Trim().ToLowerInvariant();

    // Whoever has one address of IPv6 has all of its network.
    private static string Network(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, SixtyFourBits)),
        _ => address.ToString(),
    };
}
