namespace Darts.Web.SignIn.Pam;

/// <summary>What libpam's functions return, as its headers for Linux number it; the rest has no name here.</summary>
internal enum PamStatus
{
    Success = 0,
    ServiceError = 3,
    SystemError = 4,
    PermissionDenied = 6,
    AuthenticationError = 7,
    CredentialsInsufficient = 8,
    AuthenticationUnavailable = 9,
    UserUnknown = 10,
    MaximumTries = 11,
    NewPasswordRequired = 12,
    AccountExpired = 13,
    ConversationError = 19,
    Abort = 26,
    PasswordExpired = 27,
    ModuleUnknown = 28,
}
