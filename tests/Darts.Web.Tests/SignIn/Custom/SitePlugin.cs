using Darts.Web.SignIn.Plugins;

namespace Darts.Web.Tests.SignIn.Custom;

/// <summary>A site's own check, of which the tests load a copy as a site's plug-in is loaded.</summary>
public sealed class SitePlugin(IReadOnlyDictionary<string, string> settings) : ICustomCheck
{
    public async Task<CustomCheckAnswer> CheckAsync(string user, string password, CancellationToken cancellationToken)
    {
        switch (user)
        {
            case "throws":
                throw new InvalidOperationException($"Something about {password}");
            case "cancels":
                throw new OperationCanceledException();
            case "blocks":
                // Deaf to its token: what it waits for never comes.
                new ManualResetEventSlim().Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
                break;
            case "nothing":
                return null!;
            case "odd":
                return CustomCheckAnswer.Accepted("odd\n");
            default:
                await Task.Yield();
                break;
        }

        return password == settings["Password"]
            ? CustomCheckAnswer.Accepted(user.ToLowerInvariant(), $"{user}@example.org", [System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(GetType().Assembly)!.Name!])
            : CustomCheckAnswer.Refused;
    }
}
