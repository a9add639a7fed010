using System.Text.Json.Serialization;

namespace Darts.Domain.Machines.Guests;

/// <summary>The processors that guests can have.</summary>
public enum GuestArchitecture
{
    /// <summary>Those of PCs.</summary>
    [JsonStringEnumMemberName("x86_64")]
    X64,

    /// <summary>Those of ARM with 64 bits.</summary>
    [JsonStringEnumMemberName("aarch64")]
    Arm64,
}
