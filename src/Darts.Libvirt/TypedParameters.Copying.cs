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
        var values = new Dictionary<string, object>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            if (Value(parameters + i) is not { } value)
            {
                continue;
            }

            var name = Marshal.PtrToStringUTF8((nint)parameters[i].field) ?? "";
            values[name] = value is string text && values.TryGetValue(name, out var before) ? Several(before, text) : value;
        }

        return new TypedParameters(values);
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

    private static string[] Several(object before, string text) => before is string[] many ? [.. many, text] : [(string)before, text];

    internal static object? Value(virTypedParameter* parameter) => (TypedParameterType)parameter->type switch
    {
        TypedParameterType.Int => parameter->value.i,
        TypedParameterType.Uint => parameter->value.ui,
        TypedParameterType.Llong => parameter->value.l,
        TypedParameterType.Ullong => parameter->value.ul,
        TypedParameterType.Double => parameter->value.d,
        TypedParameterType.Boolean => parameter->value.b != 0,
        TypedParameterType.String => Marshal.PtrToStringUTF8((nint)parameter->value.s),
        _ => null,
    };
}
