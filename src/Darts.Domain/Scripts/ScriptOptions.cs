using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Scripts;

/// <summary>Boot scripts: configuration section <c>Darts:Scripts</c>.</summary>
public sealed class ScriptOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Scripts";

    /// <summary>The most scripts that one session can have.</summary>
    internal const int MostScripts = 32;

    /// <summary>The most characters that a script can have.</summary>
    internal const int MostCharacters = 65535;

    /// <summary>The scripts of all sessions, in their order; a machine's own and then the user's follow.</summary>
    public IList<string> Entries { get; } = [];

    /// <summary>Whether users may give scripts of their own, which run as root in their session's guest.</summary>
    public bool AllowUsers { get; set; }

    /// <summary>Whether scripts may be given the password that the user signed in with (<c>@PW@</c>).</summary>
    public bool AllowPassword { get; set; }

    /// <summary>What happens when a script cannot be fetched.</summary>
    public ScriptFailure OnFailure { get; set; }

    /// <summary>The most characters that one script may have.</summary>
    [Range(1, MostCharacters, ErrorMessage = "Darts:Scripts:MaximumLength must lie between 1 and 65535.")]
    public int MaximumLength { get; set; } = MostCharacters;

    /// <summary>The most scripts that one session may have.</summary>
    [Range(1, MostScripts, ErrorMessage = "Darts:Scripts:MaximumCount must lie between 1 and 32.")]
    public int MaximumCount { get; set; } = 16;

    /// <summary>The hosts that scripts may be fetched from, such as <c>example.org</c>, or <c>*.example.org</c> for all below it. None means every public host.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The hosts that scripts may be fetched from although their addresses are private or the portal's own. Without an asterisk.</summary>
    public IList<string> PrivateHosts { get; } = [];

    /// <summary>The proxy for fetching scripts, such as <c>http://proxy.example.org:3128</c>; null goes directly.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>The portal's own folder for its copies of the repositories that scripts come from. Each portal needs one of its own.</summary>
    [Required(ErrorMessage = "Darts:Scripts:StateDirectory is empty. Give a folder that the portal can write to.")]
    public string StateDirectory { get; set; } = "/var/lib/darts/scripts";

    /// <summary>The most that is fetched of a repository at a time, in MiB.</summary>
    [Range(1, 4096, ErrorMessage = "Darts:Scripts:MaximumRepositoryMiB must lie between 1 and 4096.")]
    public int MaximumRepositoryMiB { get; set; } = 64;

    /// <summary>How long fetching one script may take, redirections included.</summary>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one script may run before it is no longer waited for.</summary>
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a guest's agent has for one answer.</summary>
    public TimeSpan AgentTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long putting scripts onto a session's disk may take, the waiting for a turn included.</summary>
    public TimeSpan InjectionTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The folder of a ready appliance of libguestfs', with the files kernel, initrd, root and README.fixed; null has libguestfs make one of the host's packages.</summary>
    public string? AppliancePath { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FetchTimeout <= TimeSpan.Zero || FetchTimeout > TimeSpan.FromMinutes(1))
            yield return new ValidationResult("Darts:Scripts:FetchTimeout must lie between 1 second and 1 minute, for example 00:00:10.");
        if (RunTimeout <= TimeSpan.Zero)
            yield return new ValidationResult("Darts:Scripts:RunTimeout must be more than nothing, for example 00:30:00.");
        if (AgentTimeout < TimeSpan.FromSeconds(1) || AgentTimeout > TimeSpan.FromSeconds(30))
            yield return new ValidationResult("Darts:Scripts:AgentTimeout must lie between 1 and 30 seconds, for example 00:00:05.");
        if (InjectionTimeout < TimeSpan.FromSeconds(1) || InjectionTimeout > TimeSpan.FromMinutes(30))
            yield return new ValidationResult("Darts:Scripts:InjectionTimeout must lie between 1 second and 30 minutes, for example 00:02:00.");
        if (Proxy is { } proxy && (!proxy.IsAbsoluteUri || proxy.Scheme is not ("http" or "https")))
            yield return new ValidationResult("Darts:Scripts:Proxy must be an http or https URL, for example http://proxy.example.org:3128.");
        if (Entries.Count > MaximumCount)
            yield return new ValidationResult($"Darts:Scripts:Entries has {Entries.Count} scripts; Darts:Scripts:MaximumCount allows {MaximumCount}.");
        for (var i = 0; i < Entries.Count; i++)
        {
            if (ScriptEntry.Fault(Entries[i], this) is { } fault)
                yield return new ValidationResult($"Darts:Scripts:Entries:{i} cannot be used: {fault}.");
        }
    }
}
