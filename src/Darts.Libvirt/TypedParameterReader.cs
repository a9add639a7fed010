using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// Looks up single values among those that libvirt holds, without copying the rest. It is valid only during the call that it is handed to.
/// </summary>
/// <remarks>Each of its methods throws <see cref="LibvirtException"/> when the value is there, but of another type.</remarks>
public readonly unsafe ref struct TypedParameterReader
{
    private readonly virTypedParameter* _first;

    internal TypedParameterReader(virTypedParameter* first, int count)
    {
        _first = first;
        Count = count;
    }

    /// <summary>How many values there are.</summary>
    public int Count { get; }

    /// <summary>The type of the value of that name; null when there is none (<c>virTypedParamsGet</c>).</summary>
    public TypedParameterType? GetParameterType(string name)
    {
        var found = Native.virTypedParamsGet(_first, Count, name);
        return found is null ? null : (TypedParameterType)found->type;
    }

    /// <summary>An <c>int</c> (<c>virTypedParamsGetInt</c>).</summary>
    /// <returns>Null when there is none of that name.</returns>
    public int? GetInt32(string name)
    {
        int value;
        return IsFound(Native.virTypedParamsGetInt(_first, Count, name, &value), nameof(Native.virTypedParamsGetInt)) ? value : null;
    }

    /// <summary>An <c>unsigned int</c> (<c>virTypedParamsGetUInt</c>).</summary>
    /// <inheritdoc cref="GetInt32"/>
    public uint? GetUInt32(string name)
    {
        uint value;
        return IsFound(Native.virTypedParamsGetUInt(_first, Count, name, &value), nameof(Native.virTypedParamsGetUInt)) ? value : null;
    }

    /// <summary>A <c>long long</c> (<c>virTypedParamsGetLLong</c>).</summary>
    /// <inheritdoc cref="GetInt32"/>
    public long? GetInt64(string name)
    {
        long value;
        return IsFound(Native.virTypedParamsGetLLong(_first, Count, name, &value), nameof(Native.virTypedParamsGetLLong)) ? value : null;
    }

    /// <summary>An <c>unsigned long long</c> (<c>virTypedParamsGetULLong</c>).</summary>
    /// <inheritdoc cref="GetInt32"/>
    public ulong? GetUInt64(string name)
    {
        ulong value;
        return IsFound(Native.virTypedParamsGetULLong(_first, Count, name, &value), nameof(Native.virTypedParamsGetULLong)) ? value : null;
    }

    /// <summary>A <c>double</c> (<c>virTypedParamsGetDouble</c>).</summary>
    /// <inheritdoc cref="GetInt32"/>
    public double? GetDouble(string name)
    {
        double value;
        return IsFound(Native.virTypedParamsGetDouble(_first, Count, name, &value), nameof(Native.virTypedParamsGetDouble)) ? value : null;
    }

    /// <summary>A boolean (<c>virTypedParamsGetBoolean</c>).</summary>
    /// <inheritdoc cref="GetInt32"/>
    public bool? GetBoolean(string name)
    {
        int value;
        return IsFound(Native.virTypedParamsGetBoolean(_first, Count, name, &value), nameof(Native.virTypedParamsGetBoolean)) ? value != 0 : null;
    }

    /// <summary>A text (<c>virTypedParamsGetString</c>).</summary>
    /// <inheritdoc cref="GetInt32"/>
    public string? GetString(string name)
    {
        byte* value;
        return IsFound(Native.virTypedParamsGetString(_first, Count, name, &value), nameof(Native.virTypedParamsGetString))
            ? BorrowedString.ConvertToManaged(value)
            : null;
    }

    private static bool IsFound(int result, string function) =>
        result < 0 ? throw LastError.ToException(LastError.Read(function), connectionLost: false) : result != 0;
}
