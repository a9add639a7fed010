namespace Darts.Domain.Machines.Imports;

/// <summary>How one import is going, seen from several threads.</summary>
internal sealed class ImportState(PreparationStage stage) : IProgress<double>, IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _cancel = new();
    private bool _running;
    private double? _part;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public int Failures { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>The present attempt was given up.</summary>
    public CancellationToken Cancelled { get; private set; }

    public Preparation Preparation
    {
        get
        {
            lock (_lock)
                return new Preparation(stage, _part * 100, Failure);
        }
    }

    public bool TryBegin(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_running || now < _notBefore)
                return false;
            (_running, _part, Failure) = (true, null, null);
            _cancel.Dispose();
            _cancel = new CancellationTokenSource();
            Cancelled = _cancel.Token;
            return true;
        }
    }

    public bool TryCancel()
    {
        lock (_lock)
        {
            if (_running)
                _cancel.Cancel();
            return _running;
        }
    }

    public void Dispose() => _cancel.Dispose();

    public void Fail(string reason, DateTimeOffset notBefore)
    {
        lock (_lock)
        {
            (_running, _part, Failure, _notBefore) = (false, null, reason, notBefore);
            Failures++;
        }
    }

    public void Report(double value)
    {
        lock (_lock)
            _part = Math.Clamp(value, 0, 1);
    }
}
