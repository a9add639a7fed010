using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Darts.Libvirt;

/// <summary>
/// Named values on their way from or to libvirt (<c>virTypedParameter</c>). Values are int, uint, long, ulong, double, bool, string,
/// or a list of strings where a name comes more than once; one of a type that this version does not know is left out. The type is part of
/// the contract: libvirt refuses an int where it wants a ulong. <see cref="ParameterNames"/> has the names.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "libvirt's own word for them.")]
public sealed partial class TypedParameters : IReadOnlyDictionary<string, object>
{
    private readonly Dictionary<string, object> _values;

    /// <summary>None yet.</summary>
    public TypedParameters() => _values = new Dictionary<string, object>(StringComparer.Ordinal);

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
        int and < 0 or long and < 0 or string or string[] or null => null,
        var value => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The whole number of that name; null when there is none, or one that is too large.</summary>
    public long? GetInt64(string name) => _values.GetValueOrDefault(name) switch
    {
        string or string[] or null or ulong and > long.MaxValue => null,
        var value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The number of that name; null when there is none.</summary>
    public double? GetDouble(string name) => _values.GetValueOrDefault(name) switch
    {
        string or string[] or null => null,
        var value => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The truth value of that name; null when there is none.</summary>
    public bool? GetBoolean(string name) => _values.GetValueOrDefault(name) as bool?;

    /// <summary>The text of that name; null when there is none.</summary>
    public string? GetString(string name) => _values.GetValueOrDefault(name) as string;

    /// <summary>The texts of that name, which may come more than once; empty when there is none.</summary>
    public IReadOnlyList<string> GetStrings(string name) => _values.GetValueOrDefault(name) switch
    {
        string one => [one],
        string[] many => many,
        _ => [],
    };

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal TypedParameters Clone() => new(new Dictionary<string, object>(_values, StringComparer.Ordinal));
}
