namespace Darts.Web.Consoles;

/// <summary>Bounds the consoles open on one session: QEMU takes 32 clients and then none, not even its owner.</summary>
internal sealed class ConsoleSlots
{
    public const int PerSession = 8;

    private readonly Dictionary<Guid, int> _taken = [];
    private readonly Lock _gate = new();

    public bool TryTake(Guid session)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(session);
            if (taken >= PerSession)
                return false;
            _taken[session] = taken + 1;
            return true;
        }
    }

    public void Return(Guid session)
    {
        lock (_gate)
        {
            if (--_taken[session] == 0)
                _taken.Remove(session);
        }
    }
}
