using Darts.Web.SignIn.Checks;
using Microsoft.Extensions.Configuration;

namespace Darts.Web.Tests.Running;

/// <summary>
/// Knows everybody whose password is the one that belongs to their name, and misbehaves as its setting <c>Behaviour</c> says. It stands for the
/// servers that cannot be made to do all this on demand; how the real ones are asked has tests of its own.
/// </summary>
internal sealed class TestCheck : ICredentialCheckKind
{
    public const string KindName = "Test";

    public string Kind => KindName;

    public static string PasswordOf(string name) => $"secret of {name}";

    public IEnumerable<string> Problems(IConfigurationSection settings) =>
        settings["Broken"] is null ? [] : [$"{settings.Path}:Broken is set. Remove it."];

    public ICredentialCheck Create(IConfigurationSection settings) => new Check(settings["Behaviour"], settings["Groups"]?.Split(',') ?? []);

    private sealed class Check(string? behaviour, string[] groups) : ICredentialCheck
    {
        public async Task<CheckResult> CheckAsync(Credentials credentials, CancellationToken cancellationToken)
        {
            switch (behaviour)
            {
                case "Hangs":
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
                case "HangsForGood":
                    await new TaskCompletionSource().Task;
                    break;
                case "Throws":
                    throw new InvalidOperationException($"Something about {credentials.Password}");
                case "Away":
                    return CheckResult.Unavailable("the server does not answer");
                case "Refuses":
                    return CheckResult.Reject("unknown user");
                default:
                    break;
            }

            return credentials.Password == PasswordOf(credentials.Name)
                ? CheckResult.Accept(new Identity(credentials.Name) { Email = $"{credentials.Name}@example.org", Groups = groups })
                : CheckResult.Reject("wrong password");
        }
    }
}
