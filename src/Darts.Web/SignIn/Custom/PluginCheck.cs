using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Plugins;

namespace Darts.Web.SignIn.Custom;

/// <summary>Asks a plug-in, on a thread of its own, since nobody knows whether it blocks; one that hangs soon gets no more questions.</summary>
internal sealed class PluginCheck(ICustomCheck plugin) : ICredentialCheck, IDisposable
{
    private const int AtOnce = 16;
    private const int LongestText = 256;

    private readonly SemaphoreSlim _places = new(AtOnce);

    public async Task<CheckResult> CheckAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        if (credentials.Name.Length == 0 || credentials.Password.Length == 0)
            return CheckResult.Reject("the name or the password is empty");
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken))
            return CheckResult.Unavailable("the plug-in has as many questions as it may and does not answer them");
        return await AskAsync(credentials, cancellationToken).WaitAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();

    // Goes on after the caller has given up: its place is free only when the plug-in really has come back.
    private async Task<CheckResult> AskAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await Task.Factory.StartNew(
                () => plugin.CheckAsync(credentials.Name, credentials.Password, cancellationToken),
                CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
            return ToResult(answer);
        }
        catch (Exception e)
        {
            // Its message may hold what was typed.
            return CheckResult.Unavailable($"the plug-in failed with {e.GetType().Name}");
        }
        finally
        {
            _places.Release();
        }
    }

    private static CheckResult ToResult(CustomCheckAnswer? answer)
    {
        if (answer is null)
            return CheckResult.Unavailable("the plug-in answered with nothing");
        if (answer.Name is null)
            return CheckResult.Reject("the plug-in refuses");
        return IsText(answer.Name) && (answer.Email is null || IsText(answer.Email)) && answer.Groups.All(IsText)
            ? CheckResult.Accept(new Identity(answer.Name) { Email = answer.Email, Groups = answer.Groups })
            : CheckResult.Unavailable("the plug-in's answer has texts that are empty, too long or have control characters");
    }

    private static bool IsText(string? text) => text is { Length: > 0 and <= LongestText } && !text.Any(char.IsControl);
}
