using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Darts.Domain.Sessions;

/// <summary>How sessions live and end: configuration section <c>Darts:Sessions</c>.</summary>
public sealed class SessionOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Sessions";

    /// <summary>How long a guest has to shut down by itself before it is switched off.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a guest may boot without its agent's sign before it counts as ready all the same.</summary>
    public TimeSpan BootTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// How old a half-made session, or an overlay without a domain, must be before it is taken for left over and removed.
    /// A creation that takes longer than three quarters of it is given up, so no portal ever removes what another one is making.
    /// </summary>
    public TimeSpan OrphanGrace { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the console of a one-shot session may be closed before the session ends: long enough to load the page anew.</summary>
    public TimeSpan OneShotGrace { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many minutes before its end a session's owner is warned, comma separated; empty for no warning.</summary>
    [RegularExpression(@"\s*([1-9][0-9]{0,4}(\s*,\s*[1-9][0-9]{0,4})*)?\s*", ErrorMessage = "Darts:Sessions:WarningMinutes must be a comma separated list of minutes, for example 30,5.")]
    public string WarningMinutes { get; set; } = "30,5";

    /// <summary>How often sessions are compared with libvirt when no event asks for it.</summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the notice of a failed creation stays for its owner to read.</summary>
    public TimeSpan FailureNotice { get; set; } = TimeSpan.FromMinutes(10);

    internal IReadOnlyList<TimeSpan> Warnings =>
        [.. WarningMinutes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(m => TimeSpan.FromMinutes(int.Parse(m, CultureInfo.InvariantCulture)))];

    internal TimeSpan CreationDeadline => OrphanGrace * 0.75;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ShutdownGrace < TimeSpan.Zero)
            yield return new ValidationResult("Darts:Sessions:ShutdownGrace must not be negative, for example 00:00:10.");
        if (OneShotGrace < TimeSpan.Zero)
            yield return new ValidationResult("Darts:Sessions:OneShotGrace must not be negative, for example 00:00:15.");
        if (OrphanGrace < TimeSpan.FromSeconds(1))
            yield return new ValidationResult("Darts:Sessions:OrphanGrace must be one second or more, for example 00:01:00.");
        if (ReconcileInterval < TimeSpan.FromMilliseconds(100))
            yield return new ValidationResult("Darts:Sessions:ReconcileInterval must be 0.1 seconds or more, for example 00:00:10.");
    }
}
