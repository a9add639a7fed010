namespace Darts.Domain.Machines.Guests;

/// <summary>The graphics adapters that guests can have.</summary>
public enum GuestVideo
{
    /// <summary>virtio-gpu: the only one whose screen follows the browser's size.</summary>
    Virtio,

    /// <summary>QXL, for which older guests have drivers.</summary>
    Qxl,

    /// <summary>The plain VGA that every guest of a PC knows.</summary>
    Vga,

    /// <summary>A piece of memory that UEFI and simple guests draw into.</summary>
    Ramfb,
}
