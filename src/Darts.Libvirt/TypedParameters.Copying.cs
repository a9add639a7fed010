using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed unsafe partial class TypedParameters
{
    /// <summary>A call that is made twice: with no room it tells how much is needed.</summary>
    internal delegate int Query(virTypedParameter* parameters, int* count);

    /// <summary>Copies what stays libvirt's, or the caller's to free.</summary>
    internal static TypedParameters Copy(virTypedParameter* parameters, int count)
    {
        var values = new ParameterValue[count];
        var copied = 0;
        for (var i = 0; i < count; i++)
        {
            if (!ParameterValue.TryCopy(parameters + i, out var value))
            {
                continue;
            }

            // Names that come more than once come in a row.
            if (copied > 0 && value.Type == TypedParameterType.String && values[copied - 1].Name == value.Name)
            {
                values[copied - 1] = values[copied - 1].With(value);
            }
            else
            {
                values[copied++] = value;
            }
        }

        return new TypedParameters(values, copied);
    }

    /// <summary>Copies a list that is the caller's, and frees it.</summary>
    internal static TypedParameters Take(virTypedParameter* parameters, int count)
    {
        try
        {
            return Copy(parameters, count);
        }
        finally
        {
            Native.virTypedParamsFree(parameters, count);
        }
    }

    /// <summary>The answer of a function that fills an array of the caller's.</summary>
    /// <exception cref="LibvirtException">Either call failed.</exception>
    internal static TypedParameters Ask(LibvirtHandle handle, Query query, [CallerArgumentExpression(nameof(query))] string call = "")
    {
        var count = 0;
        handle.Check(query(null, &count), call);
        var parameters = (virTypedParameter*)NativeMemory.AllocZeroed((nuint)Math.Max(count, 1), (nuint)sizeof(virTypedParameter));
        var filled = 0;
        try
        {
            if (count > 0)
            {
                handle.Check(query(parameters, &count), call);
                filled = count;
            }

            return Copy(parameters, filled);
        }
        finally
        {
            Native.virTypedParamsClear(parameters, filled);
            NativeMemory.Free(parameters);
        }
    }
}
