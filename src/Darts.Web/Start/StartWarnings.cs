namespace Darts.Web.Start;

/// <summary>Logs, once the portal starts, what its settings deserve to be warned of.</summary>
internal sealed partial class StartWarnings(IEnumerable<IStartWarning> sources, ILogger<StartWarnings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in sources.SelectMany(s => s.Warnings))
            LogWarning(warning);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(string warning);
}
