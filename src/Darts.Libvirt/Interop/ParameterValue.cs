using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>A named value without a box around it: statistics of a thousand domains hold tens of thousands.</summary>
internal readonly struct ParameterValue
{
    private readonly ulong _bits;
    private readonly object? _texts;

    internal ParameterValue(string name, object value)
    {
        Name = name;
        (Type, _bits, _texts) = value switch
        {
            int number => (TypedParameterType.Int, (ulong)number, null),
            uint number => (TypedParameterType.Uint, number, null),
            long number => (TypedParameterType.Llong, (ulong)number, null),
            ulong number => (TypedParameterType.Ullong, number, null),
            double number => (TypedParameterType.Double, BitConverter.DoubleToUInt64Bits(number), null),
            bool truth => (TypedParameterType.Boolean, truth ? 1UL : 0, null),
            string or string[] => (TypedParameterType.String, 0UL, value),
            _ => throw new ArgumentException($"libvirt has no parameters of type {value.GetType().Name}.", nameof(value)),
        };
    }

    private ParameterValue(string name, TypedParameterType type, ulong bits, object? texts) => (Name, Type, _bits, _texts) = (name, type, bits, texts);

    internal string Name { get; }

    internal TypedParameterType Type { get; }

    internal string? Text => _texts as string;

    internal IReadOnlyList<string> Texts => _texts switch { string one => [one], string[] many => many, _ => [] };

    internal object Boxed => Type switch
    {
        TypedParameterType.Int => (int)_bits,
        TypedParameterType.Uint => (uint)_bits,
        TypedParameterType.Llong => (long)_bits,
        TypedParameterType.Ullong => _bits,
        TypedParameterType.Double => BitConverter.UInt64BitsToDouble(_bits),
        TypedParameterType.Boolean => _bits != 0,
        _ => _texts!,
    };

    internal ulong? UInt64 => Type switch
    {
        TypedParameterType.Int or TypedParameterType.Llong when (long)_bits < 0 => null,
        TypedParameterType.Double => Double is >= 0 and < ulong.MaxValue and var number ? (ulong)number : null,
        TypedParameterType.String => null,
        _ => _bits,
    };

    internal long? Int64 => Type switch
    {
        TypedParameterType.Ullong when _bits > long.MaxValue => null,
        TypedParameterType.Double => Double is >= long.MinValue and < long.MaxValue and var number ? (long)number : null,
        TypedParameterType.String => null,
        _ => (long)_bits,
    };

    internal double? Double => Type switch
    {
        TypedParameterType.Double => BitConverter.UInt64BitsToDouble(_bits),
        TypedParameterType.Ullong => _bits,
        TypedParameterType.String => null,
        _ => (long)_bits,
    };

    internal bool? Boolean => Type == TypedParameterType.Boolean ? _bits != 0 : null;

    /// <summary>Copies one of libvirt's; false where its type is not known.</summary>
    internal static unsafe bool TryCopy(virTypedParameter* parameter, [MaybeNullWhen(false)] out ParameterValue value)
    {
        var type = (TypedParameterType)parameter->type;
        ulong? bits = type switch
        {
            TypedParameterType.Int => (ulong)parameter->value.i,
            TypedParameterType.Uint => parameter->value.ui,
            TypedParameterType.Llong or TypedParameterType.Ullong or TypedParameterType.Double => parameter->value.ul,
            TypedParameterType.Boolean => parameter->value.b != 0 ? 1UL : 0,
            TypedParameterType.String => 0,
            _ => null,
        };
        value = bits is null
            ? default
            : new ParameterValue(
                NameCache.Get(parameter->field),
                type,
                bits.Value,
                type == TypedParameterType.String ? Marshal.PtrToStringUTF8((nint)parameter->value.s) ?? "" : null);
        return bits is not null;
    }

    /// <summary>The same name once more: both texts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal ParameterValue With(ParameterValue next) => new(Name, Type, 0, Texts.Concat(next.Texts).ToArray());
}
