using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>
/// Fills an element by paths: <c>a/b</c> is the text of a child's child, <c>a/@b</c> an attribute, <c>.</c> the element's own text.
/// Null leaves out, and so do elements that would only hold what is left out.
/// </summary>
internal sealed class ElementWriter(string name)
{
    /// <summary>What was written.</summary>
    public XElement Element { get; } = new(name);

    /// <summary>Writes a text or number.</summary>
    public ElementWriter Add(string path, object? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        if (value is not null)
            Set(path, XmlText.Checked(Convert.ToString(value, CultureInfo.InvariantCulture)!, field));
        return this;
    }

    public ElementWriter YesNo(string path, bool? value) => Add(path, value is { } known ? known ? "yes" : "no" : null);

    public ElementWriter OnOff(string path, bool? value) => Add(path, value is { } known ? known ? "on" : "off" : null);

    public ElementWriter Digit(string path, bool? value) => Add(path, value is { } known ? known ? "1" : "0" : null);

    /// <summary>Writes an empty element, unless it is there for its attributes already.</summary>
    public ElementWriter Flag(string path, bool value)
    {
        if (value)
            At(path);
        return this;
    }

    public ElementWriter Hex(string path, uint? value, int digits) =>
        Add(path, value is { } known ? "0x" + known.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null);

    public ElementWriter Octal(string path, int? value) => Add(path, value is { } known ? "0" + Convert.ToString(known, 8) : null);

    public ElementWriter Seconds(string path, TimeSpan? value) => Add(path, value is { } known ? (long)known.TotalSeconds : null);

    public ElementWriter Milliseconds(string path, TimeSpan? value) => Add(path, value is { } known ? (long)known.TotalMilliseconds : null);

    public ElementWriter Instant(string path, DateTimeOffset? value) =>
        Add(path, value is { } known ? ((known - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("F9", CultureInfo.InvariantCulture) : null);

    public ElementWriter EpochSeconds(string path, DateTimeOffset? value) => Add(path, value?.ToUnixTimeSeconds());

    /// <summary>Writes bytes as whole KiB, rounded up, where libvirt knows no unit.</summary>
    public ElementWriter KiB(string path, ulong? value) => Add(path, (value + 1023) >> 10);

    /// <summary>Writes bytes in an element that has a unit.</summary>
    public ElementWriter Bytes(string path, ulong? value) => Add(path + "/@unit", value is null ? null : "bytes").Add(path, value);

    /// <summary>Writes bytes in an attribute beside which stands a unit.</summary>
    public ElementWriter BytesBeside(string path, ulong? value) => Add(XmlText.Beside(path, "@unit"), value is null ? null : "b").Add(path, value);

    /// <summary>Writes an element or attribute for each text.</summary>
    public ElementWriter Strings(string path, ValueList<string> values, [CallerArgumentExpression(nameof(values))] string field = "")
    {
        var (parent, last) = XmlText.Split(path);
        foreach (var value in values)
        {
            var text = XmlText.Checked(value, field);
            if (last[0] == '@')
            {
                var (above, each) = XmlText.Split(parent);
                At(above).Add(new XElement(each, new XAttribute(last[1..], text)));
            }
            else
            {
                At(parent).Add(new XElement(last, text));
            }
        }

        return this;
    }

    /// <summary>Writes copies of elements into an element.</summary>
    public ElementWriter Content(string path, ValueList<XElement> elements)
    {
        if (elements.Count > 0)
            At(path).Add(elements);
        return this;
    }

    /// <summary>Writes a record under the path's name, and its type where libvirt asks for it in this place alone.</summary>
    public ElementWriter One(string path, IXmlWritable? record, string? type = null)
    {
        if (record is null)
            return this;
        var (parent, last) = XmlText.Split(path);
        var element = record.ToXml();
        element.Name = last;
        if (type is not null)
            element.SetAttributeValue("type", type);
        At(parent).Add(element);
        return this;
    }

    /// <summary>Writes records under the path's name.</summary>
    public ElementWriter Many(string path, IEnumerable<IXmlWritable> records, string? type = null)
    {
        foreach (var record in records)
            One(path, record, type);
        return this;
    }

    /// <summary>Writes records of many kinds, each under its own name.</summary>
    public ElementWriter Mixed(string path, IEnumerable<IXmlWritable> records)
    {
        At(path).Add(records.Select(r => r.ToXml()));
        return this;
    }

    private void Set(string path, string text)
    {
        var (parent, last) = XmlText.Split(path);
        if (last[0] == '@')
            At(parent).SetAttributeValue(last[1..], text);
        else
            At(path).Add(text);
    }

    private XElement At(string path)
    {
        var element = Element;
        foreach (var step in XmlText.Steps(path))
        {
            var child = element.Element(step);
            if (child is null)
                element.Add(child = new XElement(step));
            element = child;
        }

        return element;
    }
}
