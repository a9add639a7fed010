namespace Darts.Web.SignIn.Checks;

/// <summary>Who somebody is, according to the server that said so.</summary>
/// <param name="Name">The account's one name, in the server's own spelling and not in the typed one: sessions are owned by it.</param>
internal sealed record Identity(string Name)
{
    /// <summary>The address that the server knows; null when it knows none.</summary>
    public string? Email { get; init; }

    /// <summary>The groups by which roles and limits go.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}
