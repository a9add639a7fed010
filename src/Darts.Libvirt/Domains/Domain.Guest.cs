using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>How long all calls wait for the guest's agent (<c>virDomainAgentSetResponseTimeout</c>).</summary>
    /// <param name="timeout">
    /// Rounded up to whole seconds; zero does not wait at all, <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, null is libvirt's default.
    /// </param>
    public void SetAgentTimeout(TimeSpan? timeout)
    {
        var seconds = timeout is not { } given ? (int)DomainAgentResponseTimeoutValues.Default
            : given == Timeout.InfiniteTimeSpan ? (int)DomainAgentResponseTimeoutValues.Block
            : NativeTime.Seconds(given);
        _handle.Check(Native.virDomainAgentSetResponseTimeout(_handle, seconds, 0));
    }

    /// <summary>What the guest's agent says of users, system, disks and so on (<c>virDomainGetGuestInfo</c>).</summary>
    /// <param name="types">Which groups; none means all that the agent knows.</param>
    /// <returns>Values by libvirt's names, such as <c>os.name</c> or <c>user.0.name</c>.</returns>
    public unsafe TypedParameters GetGuestInfo(DomainGuestInfoTypes types = DomainGuestInfoTypes.None)
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virDomainGetGuestInfo(_handle, (uint)types, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>The guest's own name (<c>virDomainGetHostname</c>).</summary>
    /// <param name="flags">Who is asked; none leaves it to the hypervisor.</param>
    public string GetHostName(DomainGetHostnameFlags flags = DomainGetHostnameFlags.None) =>
        _handle.Check(Native.virDomainGetHostname(_handle, (uint)flags));

    /// <summary>The guest's clock (<c>virDomainGetTime</c>).</summary>
    public unsafe DateTimeOffset GetTime()
    {
        long seconds;
        uint nanoseconds;
        _handle.Check(Native.virDomainGetTime(_handle, &seconds, &nanoseconds, 0));
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>Sets the guest's clock (<c>virDomainSetTime</c>).</summary>
    public void SetTime(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        var nanoseconds = (time - DateTimeOffset.FromUnixTimeSeconds(seconds)).Ticks * TimeSpan.NanosecondsPerTick;
        _handle.Check(Native.virDomainSetTime(_handle, seconds, (uint)nanoseconds, 0));
    }

    /// <summary>Has the guest take its clock from the machine's (<c>virDomainSetTime</c>).</summary>
    public void SynchronizeTime() => _handle.Check(Native.virDomainSetTime(_handle, 0, 0, (uint)DomainSetTimeFlags.TimeSync));

    /// <summary>Sets a password of a user of the guest (<c>virDomainSetUserPassword</c>).</summary>
    /// <param name="user">The user, who must exist.</param>
    /// <param name="password">The password, or as the flags say its hash.</param>
    /// <param name="flags">Which of them.</param>
    public void SetUserPassword(string user, string password, DomainSetUserPasswordFlags flags = DomainSetUserPasswordFlags.None)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(password);
        _handle.Check(Native.virDomainSetUserPassword(_handle, user, password, (uint)flags));
    }

    /// <summary>The SSH keys that may log in as a user of the guest (<c>virDomainAuthorizedSSHKeysGet</c>).</summary>
    public unsafe IReadOnlyList<string> GetSshKeys(string user)
    {
        ArgumentNullException.ThrowIfNull(user);
        byte** keys = null;
        var count = _handle.Check(Native.virDomainAuthorizedSSHKeysGet(_handle, user, &keys, 0));
        return OwnedStrings.Take(keys, count);
    }

    /// <summary>Sets the SSH keys that may log in as a user of the guest (<c>virDomainAuthorizedSSHKeysSet</c>).</summary>
    /// <param name="user">The user, who must exist.</param>
    /// <param name="keys">Lines of an authorized_keys file.</param>
    /// <param name="flags">Whether they replace those that are there, join them, or are taken from them.</param>
    public unsafe void SetSshKeys(
        string user,
        IReadOnlyCollection<string> keys,
        DomainAuthorizedSSHKeysSetFlags flags = DomainAuthorizedSSHKeysSetFlags.None)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(keys);
        using var lines = new StringArray(keys);
        _handle.Check(Native.virDomainAuthorizedSSHKeysSet(_handle, user, lines.First, (uint)lines.Count, (uint)flags));
    }
}
