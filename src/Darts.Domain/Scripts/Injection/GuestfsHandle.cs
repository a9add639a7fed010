using Microsoft.Win32.SafeHandles;

namespace Darts.Domain.Scripts.Injection;

/// <summary>Owns a libguestfs handle, and with it the appliance that was started through it.</summary>
internal sealed class GuestfsHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public GuestfsHandle(nint value)
        : base(ownsHandle: true) => SetHandle(value);

    protected override bool ReleaseHandle()
    {
        GuestfsNative.Close(handle);
        return true;
    }
}
