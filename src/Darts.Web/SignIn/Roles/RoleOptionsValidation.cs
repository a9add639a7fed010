using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Roles;

/// <summary>Refuses roles that would be given to nobody, or to somebody else than their writer hopes.</summary>
internal sealed class RoleOptionsValidation : IValidateOptions<RoleOptions>
{
    public ValidateOptionsResult Validate(string? name, RoleOptions options)
    {
        List<string> problems = [.. Problems("Admin", options.Admin), .. Problems("Support", options.Support)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string role, RoleMembers members)
    {
        var key = $"{RoleOptions.Section}:{role}";
        if (members.Users.Concat(members.Groups).Any(string.IsNullOrWhiteSpace))
            yield return $"{key} has an empty name. Remove it, or write the account's or the group's name.";
        if (members.Users.Concat(members.Groups).Any(n => n.Contains('*', StringComparison.Ordinal)))
            yield return $"{key} has a name with \"*\". Names are compared letter by letter; name a group instead of a pattern.";
        if (members.Claims.FirstOrDefault(c => c.IndexOf('=', StringComparison.Ordinal) is <= 0 || c.EndsWith('=')) is { } claim)
            yield return $"{key}:Claims has \"{claim}\". Write type=value, for example entitlement=darts-admin.";
    }
}
