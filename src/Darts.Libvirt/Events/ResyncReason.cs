namespace Darts.Libvirt;

/// <summary>Why events may be missing.</summary>
public enum ResyncReason
{
    /// <summary>A connection was made, for the first time or anew.</summary>
    Connected,

    /// <summary>The reader was too slow, and events were dropped.</summary>
    Dropped,
}
