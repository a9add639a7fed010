namespace Darts.Web.SignIn.MailServers;

/// <summary>Somebody at a mail server.</summary>
/// <param name="Name">What the portal calls the account.</param>
/// <param name="Login">What the server calls it.</param>
/// <param name="Address">The mail address, where it can be told.</param>
internal sealed record MailAccount(string Name, string Login, string? Address);
