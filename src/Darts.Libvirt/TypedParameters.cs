using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// Named values as libvirt hands them out (<c>virTypedParameter</c>), copied. Values are int, uint, long, ulong, double, bool
/// or string; one of a type that this version does not know is left out.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "libvirt's own word for them.")]
public sealed class TypedParameters : IReadOnlyDictionary<string, object>
{
    private readonly Dictionary<string, object> _values;

    private TypedParameters(Dictionary<string, object> values) => _values = values;

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<object> Values => _values.Values;

    /// <inheritdoc/>
    public object this[string key] => _values[key];

    /// <summary>The whole number of that name; null when there is none, or one that is negative.</summary>
    public ulong? GetUInt64(string name) => _values.GetValueOrDefault(name) switch
    {
        int and < 0 or long and < 0 or string or null => null,
        var value => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The whole number of that name; null when there is none, or one that is too large.</summary>
    public long? GetInt64(string name) => _values.GetValueOrDefault(name) switch
    {
        string or null or ulong and > long.MaxValue => null,
        var value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The number of that name; null when there is none.</summary>
    public double? GetDouble(string name) => _values.GetValueOrDefault(name) switch
    {
        string or null => null,
        var value => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The truth value of that name; null when there is none.</summary>
    public bool? GetBoolean(string name) => _values.GetValueOrDefault(name) as bool?;

    /// <summary>The text of that name; null when there is none.</summary>
    public string? GetString(string name) => _values.GetValueOrDefault(name) as string;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static unsafe TypedParameters Copy(virTypedParameter* parameters, int count)
    {
        var values = new Dictionary<string, object>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            if (Value(parameters + i) is { } value)
            {
                values[Marshal.PtrToStringUTF8((nint)parameters[i].field) ?? ""] = value;
            }
        }

        return new TypedParameters(values);
    }

    private static unsafe object? Value(virTypedParameter* parameter) => (TypedParameterType)parameter->type switch
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
