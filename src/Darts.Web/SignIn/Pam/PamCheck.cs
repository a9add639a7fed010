using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Pam;

/// <summary>Asks PAM, on a thread of its own for each question, since modules may block for as long as they like; a service that hangs soon gets no more questions.</summary>
internal sealed class PamCheck(PamOptions options) : ICredentialCheck, IDisposable
{
    private const int AtOnce = 16;

    // What a cookie can hold beside the rest, in characters.
    private const int MostGroupText = 8192;

    private readonly SemaphoreSlim _places = new(AtOnce);

    public async Task<CheckResult> CheckAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!PamQuestion.TryCreate(credentials, out var question, out var refusal))
            return CheckResult.Reject(refusal);
        if (!await _places.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            question.Dispose();
            return CheckResult.Unavailable("PAM has as many questions as it may and does not answer them");
        }

        return await Task.Factory.StartNew(
            () => Answer(question), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).WaitAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();

    // Goes on after the caller has given up: its place is free, and the password gone, only when PAM really has come back.
    private CheckResult Answer(PamQuestion question)
    {
        try
        {
            return Ask(question);
        }
        catch (Exception e) when (e is IOException or DllNotFoundException or EntryPointNotFoundException)
        {
            return CheckResult.Unavailable($"the accounts or PAM cannot be asked: {e.GetType().Name}");
        }
        finally
        {
            question.Dispose();
            _places.Release();
        }
    }

    private CheckResult Ask(PamQuestion question)
    {
        if (PamServiceFile.Problem(options.Service) is not null)
            return CheckResult.Unavailable("the PAM service's file is not there or cannot be read");
        // Nobody guesses root's password by way of the portal; an unknown name may be one that PAM knows by another.
        if (LocalAccounts.Find(question.Name) is { } typed && typed.Uid < options.LowestUid)
            return CheckResult.Reject("the account is the system's");
        var (user, failure) = PamDialogue.Ask(options.Service, question);
        if (failure is not null)
            return failure;
        return LocalAccounts.Find(user!) is { } account ? Admit(account) : CheckResult.Reject("PAM lets in whom the system has no account for");
    }

    private CheckResult Admit(LocalAccount account)
    {
        if (account.Uid < options.LowestUid)
            return CheckResult.Reject("the account is the system's");
        // Names are compared without spaces around them and composed: another spelling would be somebody else's.
        if (account.Name is not { } name || name != name.Trim() || !name.IsNormalized())
            return CheckResult.Reject("the account's name is no text that can be compared");
        var groups = LocalAccounts.GroupsOf(account);
        if (groups.Sum(g => g.Length) > MostGroupText)
            return CheckResult.Reject("the account has more groups than a cookie can hold");
        if (options.AllowedGroups.Count > 0 && !groups.Any(g => options.AllowedGroups.Contains(g, StringComparer.Ordinal)))
            return CheckResult.Reject("the account is in none of the allowed groups");
        return CheckResult.Accept(new Identity(name) { Email = options.EmailOf(name), Groups = groups });
    }
}
