using Darts.Web.SignIn.Checks;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn;

/// <summary>Insists on a mode of sign-in that was chosen, is known, and lets somebody in.</summary>
internal sealed class SignInOptionsValidation(IConfiguration configuration, IEnumerable<ICredentialCheckKind> kinds, IEnumerable<ISignInWay> ways)
    : IValidateOptions<SignInOptions>
{
    private const string Fix =
        "Set it to \"accounts\" (people prove who they are, by Darts:SignIn:Methods and others) or to \"open\": any name is accepted, on this computer only, by whoever has the address that a start prints.";

    private static readonly TimeSpan s_longestCheck = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_longestPace = TimeSpan.FromSeconds(10);

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> problems =
        [
            .. options.Mode switch
            {
                SignInOptions.OpenMode => Open(),
                SignInOptions.AccountsMode => Accounts(),
                null or "" => [$"Darts:SignIn:Mode is not set. {Fix}"],
                var unknown => [$"Darts:SignIn:Mode is \"{unknown}\", which is not known. {Fix}"],
            },
        ];
        if (options.CheckTimeout <= TimeSpan.Zero || options.CheckTimeout > s_longestCheck)
            problems.Add("Darts:SignIn:CheckTimeout must be more than nothing and at most 00:02:00; 00:00:10 is usual.");
        if (options.RefusalPace < TimeSpan.Zero || options.RefusalPace > s_longestPace)
            problems.Add("Darts:SignIn:RefusalPace must lie between 0 and 00:00:10; 00:00:01 is usual.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Open() =>
        CredentialChecks.Sections(configuration).Any() || ways.Any(w => w.IsActive)
            ? ["Darts:SignIn:Mode is \"open\", which asks nobody for a password, and ways to sign in are configured besides. Set it to \"accounts\", or remove them."]
            : [];

    private IEnumerable<string> Accounts()
    {
        var sections = CredentialChecks.Sections(configuration).ToList();
        if (sections.Count == 0 && !ways.Any(w => w.IsActive))
        {
            return
            [
                "Darts:SignIn:Mode is \"accounts\", but no way to sign in is configured. "
                + $"Add one to Darts:SignIn:Methods (Kind: {KnownKinds}){string.Concat(ways.Select(w => ", or set " + w.Key))}.",
            ];
        }

        return sections.SelectMany(section => Kind(section) is { } kind
            ? kind.Problems(section)
            : [$"{section.Path}:Kind is \"{section["Kind"]}\", which is not known. Set it to one of {KnownKinds}."]);
    }

    private string KnownKinds => string.Join(", ", kinds.Select(k => k.Kind));

    private ICredentialCheckKind? Kind(IConfigurationSection section) => CredentialChecks.KindOf(section, kinds);
}
