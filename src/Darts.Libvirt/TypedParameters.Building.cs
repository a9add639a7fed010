using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class TypedParameters
{
    /// <summary>Adds an <c>int</c>.</summary>
    /// <exception cref="ArgumentException">There is a value of that name already.</exception>
    public void Add(string name, int value) => Append(name, value);

    /// <summary>Adds an <c>unsigned int</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, uint value) => Append(name, value);

    /// <summary>Adds a <c>long long</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, long value) => Append(name, value);

    /// <summary>Adds an <c>unsigned long long</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, ulong value) => Append(name, value);

    /// <summary>Adds a <c>double</c>.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, double value) => Append(name, value);

    /// <summary>Adds a boolean.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, bool value) => Append(name, value);

    /// <summary>Adds a text.</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Append(name, value);
    }

    /// <summary>Adds several texts under one name (<c>virTypedParamsAddStringList</c>).</summary>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, IEnumerable<string> values) => Append(name, values.ToArray());

    /// <summary>Adds a value of the given type, read from a text as virsh does (<c>virTypedParamsAddFromString</c>).</summary>
    /// <exception cref="LibvirtException">The text is no value of that type.</exception>
    /// <inheritdoc cref="Add(string, int)"/>
    public void Add(string name, TypedParameterType type, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Append(name, ParameterList.Parse(name, type, text));
    }

    private void Append(string name, object value)
    {
        if (Find(name) >= 0)
        {
            throw new ArgumentException($"There is a parameter '{name}' already.", nameof(name));
        }

        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, Count * 2));
        }

        _values[Count++] = new ParameterValue(name, value);
        _index = null;
    }
}
