using Darts.Domain.Hosts;
using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>What a refused start says on standard error: the reason and the fix, no stack trace.</summary>
internal static class StartRefusal
{
    public static string? Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => $"Darts cannot start. {refused.Message}",
        OptionsValidationException invalid => $"Darts cannot start. {string.Join(Environment.NewLine, invalid.Failures)}",
        // Several sections at once; one that needs another repeats its failures.
        AggregateException many when many.InnerExceptions.All(e => e is OptionsValidationException) =>
            $"Darts cannot start. {string.Join(Environment.NewLine, many.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures).Distinct())}",
        // From --clean: a portal that serves starts without its hypervisor and says so on its pages.
        HostUnavailableException unavailable => unavailable.Message,
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } unreadable
            when unreadable.Message.Contains("configuration value", StringComparison.OrdinalIgnoreCase) => $"Darts cannot start. {unreadable.Message}",
        _ => null,
    };
}
