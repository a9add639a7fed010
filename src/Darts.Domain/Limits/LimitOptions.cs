using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Limits;

/// <summary>What users may ask for: configuration section <c>Darts:Limits</c>.</summary>
public sealed class LimitOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Limits";

    /// <summary>Sessions that all users together may have.</summary>
    [Range(1, 100_000, ErrorMessage = "Darts:Limits:Sessions must be 1 or more.")]
    public int Sessions { get; set; } = 10;

    /// <summary>Sessions that one user may have running.</summary>
    [Range(1, 100_000, ErrorMessage = "Darts:Limits:SessionsPerUser must be 1 or more.")]
    public int SessionsPerUser { get; set; } = 3;

    /// <summary>Virtual CPUs that one user's running sessions may have together; null for no such limit.</summary>
    [Range(1, 100_000, ErrorMessage = "Darts:Limits:CoresPerUser must be 1 or more.")]
    public int? CoresPerUser { get; set; }

    /// <summary>Memory in MiB that one user's running sessions may have together; null for no such limit.</summary>
    [Range(16, long.MaxValue, ErrorMessage = "Darts:Limits:MemoryMiBPerUser must be 16 or more.")]
    public long? MemoryMiBPerUser { get; set; }

    /// <summary>The part of the host's cores that one user's running sessions may have together, 1 being all of them; null for no such limit.</summary>
    [Range(0.01, 1000, ErrorMessage = "Darts:Limits:CoreFractionPerUser must lie between 0.01 and 1000, for example 0.3.")]
    public double? CoreFractionPerUser { get; set; }

    /// <summary>The part of the host's memory that one user's running sessions may have together, 1 being all of it; null for no such limit.</summary>
    [Range(0.01, 10, ErrorMessage = "Darts:Limits:MemoryFractionPerUser must lie between 0.01 and 10, for example 0.3.")]
    public double? MemoryFractionPerUser { get; set; }

    /// <summary>GPUs that one user's running sessions may have together.</summary>
    [Range(0, 1000, ErrorMessage = "Darts:Limits:GpusPerUser must be 0 or more.")]
    public int GpusPerUser { get; set; } = 1;

    /// <summary>The part of the GPUs that desktops may have which one user's running sessions may have together, 1 being all of them; null for no such limit.</summary>
    [Range(0.01, 1, ErrorMessage = "Darts:Limits:GpuFractionPerUser must lie between 0.01 and 1, for example 0.5.")]
    public double? GpuFractionPerUser { get; set; }

    /// <summary>The size in GiB that one user's persistent disks may have together; 0 means that nobody gets a persistent desktop.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Darts:Limits:PersistentGiBPerUser must be 0 or more.")]
    public int PersistentGiBPerUser { get; set; }

    /// <summary>Whether a session may live without a deadline.</summary>
    public bool AllowUnlimitedLifetime { get; set; }

    /// <summary>Other limits for the members of groups, by the group's name. Who is in several has the most generous of each.</summary>
    public Dictionary<string, GroupLimitOptions> Groups { get; } = [];

    /// <summary>The virtual CPUs that the form offers, comma separated; the largest is the most that anybody gets.</summary>
    [RegularExpression(NumberList, ErrorMessage = "Darts:Limits:Cores must be a comma separated list of numbers, for example 1,2,4.")]
    public string Cores { get; set; } = "1,2,4,8";

    /// <summary>The memory sizes in MiB that the form offers, comma separated; the largest is the most that anybody gets.</summary>
    [RegularExpression(NumberList, ErrorMessage = "Darts:Limits:MemoryMiB must be a comma separated list of numbers, for example 1024,2048.")]
    public string MemoryMiB { get; set; } = "512,1024,2048,4096,8192,16384";

    /// <summary>The life-times in hours that the form offers, comma separated; the longest is the most that anybody gets.</summary>
    [RegularExpression(NumberList, ErrorMessage = "Darts:Limits:LifetimeHours must be a comma separated list of numbers, for example 1,8,24.")]
    public string LifetimeHours { get; set; } = "1,4,12,24,48,96";

    /// <summary>The life-time in hours that the form offers first.</summary>
    [Range(1, 100_000, ErrorMessage = "Darts:Limits:DefaultLifetimeHours must be 1 or more.")]
    public int DefaultLifetimeHours { get; set; } = 4;

    /// <summary>The part of the host's memory that all sessions together may be given, 1 being all of it.</summary>
    [Range(0.05, 10, ErrorMessage = "Darts:Limits:MemoryFraction must lie between 0.05 and 10.")]
    public double MemoryFraction { get; set; } = 0.9;

    /// <summary>The virtual CPUs of all running sessions, as a multiple of the host's cores; null for no such limit.</summary>
    [Range(0.1, 1000, ErrorMessage = "Darts:Limits:CoreFraction must lie between 0.1 and 1000, for example 4.")]
    public double? CoreFraction { get; set; }

    /// <summary>How busy the host's processors may be, over the last minute and 1 being wholly, for a session to be admitted; 1 turns this off.</summary>
    [Range(0.05, 1, ErrorMessage = "Darts:Limits:MaximumLoad must lie between 0.05 and 1, for example 0.8.")]
    public double MaximumLoad { get; set; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, group) in Groups)
        {
            var problems = new List<ValidationResult>();
            Validator.TryValidateObject(group, new ValidationContext(group), problems, validateAllProperties: true);
            foreach (var problem in problems)
                yield return new ValidationResult($"Darts:Limits:Groups:{name}:{problem.ErrorMessage}");
        }
    }

    private const string NumberList = @"\s*[1-9][0-9]{0,6}(\s*,\s*[1-9][0-9]{0,6})*\s*";

    internal static IReadOnlyList<int> Parse(string numbers) =>
        [.. numbers.Split(',', StringSplitOptions.TrimEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];
}
