using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// Named values on their way from or to libvirt (<c>virTypedParameter</c>). Values are int, uint, long, ulong, double, bool, string,
/// or a list of strings where a name comes more than once; one of a type that this version does not know is left out. The type is part of
/// the contract: libvirt refuses an int where it wants a ulong. <see cref="ParameterNames"/> has the names.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "libvirt's own word for them.")]
public sealed partial class TypedParameters : IReadOnlyDictionary<string, object>
{
    // Few enough, mostly, that a search from the front beats a table.
    private const int LinearSearch = 12;

    private ParameterValue[] _values;
    private Dictionary<string, int>? _index;

    /// <summary>None yet.</summary>
    public TypedParameters() => _values = [];

    private TypedParameters(ParameterValue[] values, int count) => (_values, Count) = (values, count);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Take(Count).Select(v => v.Name);

    /// <inheritdoc/>
    public IEnumerable<object> Values => _values.Take(Count).Select(v => v.Boxed);

    /// <inheritdoc/>
    public object this[string key] => Find(key) is >= 0 and var at ? _values[at].Boxed : throw new KeyNotFoundException($"There is no parameter '{key}'.");

    /// <summary>The whole number of that name; null when there is none, or one that is negative.</summary>
    public ulong? GetUInt64(string name) => Find(name) is >= 0 and var at ? _values[at].UInt64 : null;

    /// <summary>The whole number of that name; null when there is none, or one that is too large.</summary>
    public long? GetInt64(string name) => Find(name) is >= 0 and var at ? _values[at].Int64 : null;

    /// <summary>The number of that name; null when there is none.</summary>
    public double? GetDouble(string name) => Find(name) is >= 0 and var at ? _values[at].Double : null;

    /// <summary>The truth value of that name; null when there is none.</summary>
    public bool? GetBoolean(string name) => Find(name) is >= 0 and var at ? _values[at].Boolean : null;

    /// <summary>The text of that name; null when there is none.</summary>
    public string? GetString(string name) => Find(name) is >= 0 and var at ? _values[at].Text : null;

    /// <summary>The texts of that name, which may come more than once; empty when there is none.</summary>
    public IReadOnlyList<string> GetStrings(string name) => Find(name) is >= 0 and var at ? _values[at].Texts : [];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        value = Find(key) is >= 0 and var at ? _values[at].Boxed : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() =>
        _values.Take(Count).Select(v => KeyValuePair.Create(v.Name, v.Boxed)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal TypedParameters Clone() => new([.. _values], Count);

    private int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Count > LinearSearch)
        {
            return (_index ??= Index()).GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < Count; i++)
        {
            if (_values[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            index[_values[i].Name] = i;
        }

        return index;
    }
}
