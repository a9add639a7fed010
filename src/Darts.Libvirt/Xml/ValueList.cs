namespace Darts.Libvirt.Xml;

/// <summary>Makes lists from collection expressions.</summary>
public static class ValueList
{
    /// <summary>Makes a list of copies of references.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
