using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Pam;

/// <summary>What libpam's failures mean. The words are ours: what modules say may hold what was typed.</summary>
internal static class PamAnswers
{
    /// <summary>Of <c>pam_authenticate</c>.</summary>
    public static CheckResult ToAuthentication(PamStatus status) => status switch
    {
        PamStatus.AuthenticationError => CheckResult.Reject("PAM refuses"),
        PamStatus.UserUnknown => CheckResult.Reject("PAM does not know the user"),
        PamStatus.CredentialsInsufficient => CheckResult.Reject("PAM has not the rights to check this user"),
        _ => ToEither(status),
    };

    /// <summary>Of <c>pam_acct_mgmt</c>: the password was right.</summary>
    public static CheckResult ToAccount(PamStatus status) => status switch
    {
        PamStatus.AuthenticationError or PamStatus.UserUnknown or PamStatus.CredentialsInsufficient => CheckResult.Reject("PAM does not let the account in"),
        _ => ToEither(status),
    };

    private static CheckResult ToEither(PamStatus status) => status switch
    {
        PamStatus.PermissionDenied => CheckResult.Reject("PAM denies access"),
        PamStatus.MaximumTries => CheckResult.Reject("PAM counts too many tries"),
        PamStatus.NewPasswordRequired => CheckResult.Reject("the password must be changed first"),
        PamStatus.AccountExpired => CheckResult.Reject("the account has expired"),
        PamStatus.PasswordExpired => CheckResult.Reject("the password has expired"),
        PamStatus.ConversationError => CheckResult.Unavailable("PAM asks for more than a name and a password"),
        PamStatus.AuthenticationUnavailable => CheckResult.Unavailable("PAM cannot reach what knows the password"),
        PamStatus.ModuleUnknown => CheckResult.Unavailable("a module of the PAM service cannot be loaded"),
        _ => CheckResult.Unavailable($"PAM fails with {(int)status}"),
    };
}
