namespace Darts.Domain.Scripts;

/// <summary>The password that a user signed in with, on its way to a boot script. It lives in memory only, and no text ever shows it.</summary>
public sealed class UserPassword
{
    private const int MaximumLength = 1024;

    /// <summary>Takes a password.</summary>
    /// <exception cref="ArgumentException">It is empty, longer than 1024 characters, or holds a NUL, which no variable can.</exception>
    public UserPassword(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > MaximumLength || value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A password for boot scripts has at most 1024 characters and no NUL.", nameof(value));
        Value = value;
    }

    internal string Value { get; }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "(hidden)";
}
