using System.Collections.Concurrent;

namespace Darts.Domain.Scripts;

/// <summary>Passwords on their way to boot scripts: in this process's memory, until they are delivered or half an hour has passed.</summary>
internal sealed class PasswordKeep(TimeProvider time)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<Guid, (UserPassword Password, DateTimeOffset Until)> _passwords = new();

    public void Keep(Guid session, UserPassword password) => _passwords[session] = (password, time.GetUtcNow() + s_longest);

    public UserPassword? Find(Guid session) => _passwords.TryGetValue(session, out var kept) ? kept.Password : null;

    public void Forget(Guid session) => _passwords.TryRemove(session, out _);

    /// <summary>Forgets those whose time has passed: their sessions failed, or ended too soon.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (session, kept) in _passwords)
        {
            if (now >= kept.Until)
                _passwords.TryRemove(session, out _);
        }
    }
}
