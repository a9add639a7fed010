namespace Darts.Libvirt;

/// <summary>Where a <see cref="SupervisedConnection"/> stands.</summary>
public enum ConnectionState
{
    /// <summary>Not started yet.</summary>
    Idle,

    /// <summary>Being opened.</summary>
    Connecting,

    /// <summary>Open: events flow, and calls are made.</summary>
    Connected,

    /// <summary>Not open; the next attempt follows by itself.</summary>
    Lost,

    /// <summary>Disposed of.</summary>
    Closed,
}
