using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Darts.Domain.Networks;

/// <summary>
/// The MAC addresses of sessions. Each begins with <c>da:27</c>, by which a site's network people know Darts' guests (it is locally administered,
/// so no maker of cards has it); the rest comes from the session's UUID.
/// </summary>
internal sealed class MacAddresses
{
    /// <summary>How many are remembered: those whose domains may not be seen yet.</summary>
    private const int Remembered = 1024;

    private static readonly byte[] s_prefix = [0xda, 0x27];

    private readonly ConcurrentDictionary<string, Guid> _given = new();
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Gives a session its address.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isTaken">Whether another guest has an address.</param>
    public string Take(Guid session, Func<string, bool> isTaken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = Of(session, attempt);
            if (isTaken(address) || _given.GetOrAdd(address, session) != session)
                continue;
            _order.Enqueue(address);
            if (_order.Count > Remembered && _order.TryDequeue(out var oldest))
                _given.TryRemove(oldest, out _);
            return address;
        }
    }

    /// <summary>The address that a session gets at the given attempt.</summary>
    public static string Of(Guid session, int attempt)
    {
        var seed = SHA256.HashData([.. session.ToByteArray(bigEndian: true), .. BitConverter.GetBytes(attempt)]);
        return string.Join(':', s_prefix.Concat(seed.Take(4)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
