using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class TypedParameters
{
    /// <summary>Adds an <c>int</c>.</summary>
    /// <exception cref="ArgumentException">There is a value of that name already.</exception>
    public void Add(string name, int value) => _values.Add(name, value);

    /// <summary>Adds an <c>unsigned int</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, uint value) => _values.Add(name, value);

    /// <summary>Adds a <c>long long</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, long value) => _values.Add(name, value);

    /// <summary>Adds an <c>unsigned long long</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, ulong value) => _values.Add(name, value);

    /// <summary>Adds a <c>double</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, double value) => _values.Add(name, value);

    /// <summary>Adds a boolean.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, bool value) => _values.Add(name, value);

    /// <summary>Adds a text.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _values.Add(name, value);
    }

    /// <summary>Adds several texts under one name (<c>virTypedParamsAddStringList</c>).</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, IEnumerable<string> values) => _values.Add(name, values.ToArray());

    /// <summary>Adds a value of the given type, read from a text as virsh does (<c>virTypedParamsAddFromString</c>).</summary>
    /// <exception cref="LibvirtException">The text is no value of that type.</exception>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, TypedParameterType type, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _values.Add(name, ParameterList.Parse(name, type, text));
    }
}
