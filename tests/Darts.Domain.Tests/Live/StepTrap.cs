using Microsoft.Extensions.Logging;

namespace Darts.Domain.Tests.Live;

/// <summary>Does something at the very moment in which the portal logs a step as done, before it goes on.</summary>
internal sealed class StepTrap : ILoggerProvider, ILogger
{
    private readonly Lock _lock = new();
    private (string Step, Action<string> Act, TaskCompletionSource Sprung)? _set;

    /// <summary>Sets the trap, which springs once.</summary>
    /// <param name="step">The step.</param>
    /// <param name="act">What is done, with the name of what the step was about.</param>
    /// <returns>Completes when it was done.</returns>
    public Task Set(string step, Action<string> act)
    {
        var sprung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _set = (step, act, sprung);
        return sprung.Task;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values || values.FirstOrDefault(v => v.Key == "Step").Value is not string step)
            return;
        (string Step, Action<string> Act, TaskCompletionSource Sprung) trap;
        lock (_lock)
        {
            if (_set is not { } set || set.Step != step)
                return;
            (trap, _set) = (set, null);
        }

        trap.Act((string)values.First(v => v.Key == "Subject").Value!);
        trap.Sprung.SetResult();
    }

    public void Dispose()
    {
        // There is nothing to give back.
    }
}
