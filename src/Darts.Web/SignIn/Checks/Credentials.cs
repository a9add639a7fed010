namespace Darts.Web.SignIn.Checks;

/// <summary>A name and a password as somebody typed them: not trimmed, any length, any text.</summary>
/// <remarks>A class and no record: nothing may print a password by accident.</remarks>
internal sealed class Credentials(string name, string password)
{
    public string Name { get; } = name;

    public string Password { get; } = password;
}
