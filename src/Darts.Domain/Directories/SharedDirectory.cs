namespace Darts.Domain.Directories;

/// <summary>A directory of the host that guests mount.</summary>
public sealed record SharedDirectory
{
    /// <summary>What stands for the user's name in a path.</summary>
    public const string UserSymbol = "{user}";

    /// <summary>Its path on the host. The last part may hold <c>{user}</c>, which becomes the name of the session's owner.</summary>
    public string Path { get; init; } = "";

    /// <summary>The name by which guests mount it; null: <c>host_</c> and the last fixed part of the path, as in <c>host_media</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether guests may write to it.</summary>
    public bool Writable { get; init; }

    /// <summary>How guests see it.</summary>
    public SharingDriver Driver { get; init; }

    /// <summary>Whose files it has, under 9p.</summary>
    public DirectoryAccess Access { get; init; }

    /// <summary>What becomes of a session when it is not there.</summary>
    public MissingDirectory Missing { get; init; }

    /// <summary>The mode, in octal, of one that is made.</summary>
    public string Mode { get; init; } = "0770";

    /// <summary>Whose sessions have it; nobody named means everybody's.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The groups whose members' sessions have it; none named means all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The machines whose sessions have it, by their ids; none named means all.</summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    internal string EffectiveTag => Tag ?? "host_" + Path.Split('/').Last(part => !part.Contains(UserSymbol, StringComparison.Ordinal) && part.Length > 0);

    /// <summary>What is wrong with it, for the log; null when it is right.</summary>
    internal string? Fault
    {
        get
        {
            var parts = Path.Split('/');
            if (parts.Length < 2 || parts[0].Length > 0 || parts.Skip(1).Any(p => p is "" or "." or "..") || Path.Any(char.IsControl))
                return $"'{Path}' is no path of a directory: give an absolute one without '.', '..' and empty parts";
            if (parts.SkipLast(1).Any(p => p.Contains('{', StringComparison.Ordinal)) || parts[^1].Replace(UserSymbol, "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal))
                return $"'{Path}' may have {UserSymbol} in its last part only: whoever owns the directory above could else lead the path elsewhere";
            if (parts.Length == 2 && parts[1].Contains('{', StringComparison.Ordinal))
                return $"'{Path}' needs a directory above {UserSymbol}";
            if (!(EffectiveTag is { Length: > 0 and <= 31 } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')))
                return $"'{Path}' needs a 'tag' of 1 to 31 letters, digits, '_', '-' and '.'";
            if (!(Mode.Length is 3 or 4 && Mode.All(c => c is >= '0' and <= '7')))
                return $"the mode '{Mode}' of '{Path}' is not octal, such as 0770";
            return Driver == SharingDriver.Virtiofs && !Writable ? $"'{Path}' cannot be read-only with virtiofs: libvirt knows that for plan9 only" : null;
        }
    }

    internal bool IsFor(string user, IReadOnlyCollection<string> groups, string machine) =>
        (Users.Count == 0 || Users.Contains(user, StringComparer.Ordinal))
        && (Groups.Count == 0 || Groups.Intersect(groups, StringComparer.Ordinal).Any())
        && (Machines.Count == 0 || Machines.Contains(machine, StringComparer.Ordinal));

    /// <summary>The path for a user; null when the user's name can be no part of one.</summary>
    internal string? PathFor(string user)
    {
        if (!Path.Contains(UserSymbol, StringComparison.Ordinal))
            return Path;
        var isPlain = char.IsLetterOrDigit(user[0]) && user.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '+');
        return isPlain ? Path.Replace(UserSymbol, user, StringComparison.Ordinal) : null;
    }
}
