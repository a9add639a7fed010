using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The label that the host keeps a running domain apart by (<c>virDomainGetSecurityLabel</c>).</summary>
    public unsafe SecurityLabel GetSecurityLabel()
    {
        virSecurityLabel label;
        _handle.Check(Native.virDomainGetSecurityLabel(_handle, &label));
        return Read(&label);
    }

    /// <summary>The same for each security driver of the host (<c>virDomainGetSecurityLabelList</c>).</summary>
    public unsafe IReadOnlyList<SecurityLabel> GetSecurityLabels()
    {
        virSecurityLabel* labels = null;
        var count = _handle.Check(Native.virDomainGetSecurityLabelList(_handle, &labels));
        try
        {
            var all = new SecurityLabel[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = Read(labels + i);
            }

            return all;
        }
        finally
        {
            NativeMemory.Free(labels);
        }
    }

    /// <summary>What an encrypted guest's owner checks before it runs (<c>virDomainGetLaunchSecurityInfo</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainLaunchSecuritySevMeasurement"/>.</returns>
    public unsafe TypedParameters GetLaunchSecurityInfo()
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virDomainGetLaunchSecurityInfo(_handle, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Gives a paused, encrypted guest its secret (<c>virDomainSetLaunchSecurityState</c>).</summary>
    public unsafe void SetLaunchSecurityState(TypedParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetLaunchSecurityState(_handle, list.First, list.Count, 0));
    }

    private static unsafe SecurityLabel Read(virSecurityLabel* label) =>
        new(Marshal.PtrToStringUTF8((nint)label->label) ?? "", label->enforcing != 0);
}
