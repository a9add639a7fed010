using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Exercise;

/// <summary>Kills the process, as a power cut would, at the moment in which a step is logged as done.</summary>
internal sealed class Fuse(string step) : ILoggerProvider, ILogger
{
    private volatile bool _armed;

    /// <summary>What is still said before the end.</summary>
    public Action? LastWords { get; set; }

    /// <summary>From now on the step kills.</summary>
    public void Arm() => _armed = true;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var done = (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(v => v.Key == "Step").Value as string;
        // What a test shows of a portal that came to another end than it should.
        if (done is not null || logLevel >= LogLevel.Information)
            Console.Error.WriteLine($"{formatter(state, exception)} {exception}");
        if (done != step || !_armed)
            return;
        LastWords?.Invoke();
        Process.GetCurrentProcess().Kill();
        // The signal may take a moment, and not one more instruction of this thread is to be run.
        Thread.Sleep(Timeout.Infinite);
    }

    public void Dispose()
    {
        // There is nothing to give back.
    }
}
