using System.Globalization;
using Darts.Domain.Sessions;

namespace Darts.Web.Pages;

/// <summary>Quantities and phases as the pages say them. Scripts say them the same way (wwwroot/js/words.js).</summary>
internal static class Words
{
    public static string Memory(long mebibytes) => mebibytes < 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{mebibytes} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{mebibytes / 1024.0:0.#} GB");

    public static string Cores(int cores) => cores == 1 ? "1 core" : string.Create(CultureInfo.InvariantCulture, $"{cores} cores");

    public static string Lifetime(TimeSpan lifetime) => lifetime switch
    {
        { TotalDays: >= 2 } when lifetime.Ticks % TimeSpan.TicksPerDay == 0 => Count(lifetime.Days, "day"),
        { TotalHours: >= 1 } when lifetime.Ticks % TimeSpan.TicksPerHour == 0 => Count((int)lifetime.TotalHours, "hour"),
        _ => Count((int)lifetime.TotalMinutes, "minute"),
    };

    /// <summary>Rounded up: trying too early would be in vain.</summary>
    public static string Wait(TimeSpan wait) => wait.TotalSeconds <= 90
        ? Count((int)Math.Ceiling(wait.TotalSeconds), "second")
        : Count((int)Math.Ceiling(wait.TotalMinutes), "minute");

    /// <summary>Rounded down, so that nobody counts on a minute that is not there.</summary>
    public static string TimeLeft(TimeSpan? left) => left switch
    {
        null => "no time limit",
        { TotalSeconds: <= 0 } => "time is up",
        { TotalMinutes: < 1 } => "less than a minute left",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{left.Value.Minutes} min left"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)left.Value.TotalHours} h {left.Value.Minutes:00} min left"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{left.Value.Days} days {left.Value.Hours} h left"),
    };

    public static string Phase(SessionPhase phase) => phase switch
    {
        SessionPhase.Reserving => "Reserving resources",
        SessionPhase.CreatingDisk => "Making its disk",
        SessionPhase.Starting => "Starting",
        SessionPhase.Booting => "Booting",
        SessionPhase.Ready => "Ready",
        SessionPhase.Paused => "Paused",
        SessionPhase.Stopping => "Stopping",
        SessionPhase.Stopped => "Stopped",
        SessionPhase.Ending => "Ending",
        SessionPhase.Failed => "Failed",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    private static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}
