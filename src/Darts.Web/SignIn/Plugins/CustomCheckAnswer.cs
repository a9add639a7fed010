namespace Darts.Web.SignIn.Plugins;

/// <summary>What a site's own check says.</summary>
public sealed class CustomCheckAnswer
{
    private CustomCheckAnswer(string? name, string? email, IReadOnlyList<string> groups) => (Name, Email, Groups) = (name, email, groups);

    /// <summary>The answer to a wrong name or password.</summary>
    public static CustomCheckAnswer Refused { get; } = new(null, null, []);

    /// <summary>The account's one name; null when nobody is let in.</summary>
    public string? Name { get; }

    /// <summary>The account's address; null when it is not known.</summary>
    public string? Email { get; }

    /// <summary>The account's groups.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Lets somebody in.</summary>
    /// <param name="name">The account's one name, by which it owns sessions: always spelt the same, however it was typed.</param>
    /// <param name="email">The account's address, where it is known.</param>
    /// <param name="groups">The account's groups, by which roles and limits go.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomCheckAnswer Accepted(string name, string? email = null, IEnumerable<string>? groups = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, email, [.. groups ?? []]);
    }
}
