using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>Refuses a start on settings that would not do what their writer hopes.</summary>
internal sealed class PortalOptionsValidation(IConfiguration configuration) : IValidateOptions<PortalOptions>
{
    // Each of these would add or move a listening socket past Darts:Port.
    private static readonly string[] s_foreignAddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var problems = new List<string>();
        if (options.Port is < 0 or > 65535)
            problems.Add($"Darts:Port is {options.Port}. Set it to a TCP port, 1 to 65535 (0 takes any free one).");
        if (!Path.IsPathFullyQualified(options.StateDirectory))
            problems.Add($"Darts:StateDirectory is \"{options.StateDirectory}\". Set it to an absolute path; Darts creates the directory.");
        problems.AddRange(s_foreignAddressKeys.Where(IsSet).Select(key =>
            $"{key} is set (--urls, ASPNETCORE_{key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal)} or the settings file). "
            + "In open mode Darts listens on 127.0.0.1 only. Remove it, and choose the port with Darts:Port."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private bool IsSet(string key)
    {
        var section = configuration.GetSection(key);
        return !string.IsNullOrEmpty(section.Value) || section.GetChildren().Any();
    }
}
