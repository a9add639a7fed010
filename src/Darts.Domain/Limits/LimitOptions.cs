using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Limits;

/// <summary>What users may ask for: configuration section <c>Darts:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Limits";

    /// <summary>Sessions that all users together may have.</summary>
    [Range(1, 100_000, ErrorMessage = "Darts:Limits:Sessions must be 1 or more.")]
    public int Sessions { get; set; } = 10;

    /// <summary>Sessions that one user may have.</summary>
    [Range(1, 100_000, ErrorMessage = "Darts:Limits:SessionsPerUser must be 1 or more.")]
    public int SessionsPerUser { get; set; } = 3;

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

    private const string NumberList = @"\s*[1-9][0-9]{0,6}(\s*,\s*[1-9][0-9]{0,6})*\s*";

    internal static IReadOnlyList<int> Parse(string numbers) =>
        [.. numbers.Split(',', StringSplitOptions.TrimEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];
}
