using System.Text.Json.Serialization;

namespace Darts.Domain.Machines.Guests;

/// <summary>What starts a guest's operating system.</summary>
public enum GuestFirmware
{
    /// <summary>The PC's old BIOS.</summary>
    Bios,

    /// <summary>UEFI, which starts whatever it finds.</summary>
    Uefi,

    /// <summary>UEFI with secure boot: it starts only what is signed with Microsoft's keys, as Windows and most Linux distributions are.</summary>
    [JsonStringEnumMemberName("uefi-secure")]
    UefiSecure,
}
