namespace Darts.Web.SignIn.Pam;

/// <summary>An account as the system knows it.</summary>
/// <param name="RawName">Its name, as C has it: with a zero at its end.</param>
/// <param name="Name">Its name; null when it is no text.</param>
/// <param name="Uid">Its number.</param>
/// <param name="Gid">The number of its own group.</param>
internal sealed record LocalAccount(byte[] RawName, string? Name, uint Uid, uint Gid);
