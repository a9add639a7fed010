using System.Globalization;
using System.Numerics;
using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Reads an element by the paths by which <see cref="ElementWriter"/> writes it.</summary>
internal static class ElementReading
{
    /// <summary>A text; an element without any has none, since it may be there for its attributes alone.</summary>
    public static string? String(this XElement element, string path)
    {
        var (parent, last) = XmlText.Split(path);
        return last[0] == '@' ? (string?)At(element, parent)?.Attribute(last[1..]) : At(element, path) is { HasElements: false, Value: { Length: > 0 } text } ? text : null;
    }

    public static string Required(this XElement element, string path) => element.String(path) ?? throw XmlText.Missing(element, path);

    public static bool Has(this XElement element, string path) => At(element, path) is not null;

    /// <summary>A number, in decimal or with 0x before it in hexadecimal digits.</summary>
    public static T? Number<T>(this XElement element, string path)
        where T : struct, INumber<T>
    {
        if (element.String(path)?.Trim() is not { Length: > 0 } text)
            return null;
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (isHex && ulong.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            return T.CreateChecked(value);
        return T.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' at {path} of <{element.Name.LocalName}> is not a number that fits.");
    }

    public static Guid? Uuid(this XElement element, string path) => element.String(path)?.Trim() is { Length: > 0 } text ? Guid.Parse(text) : null;

    public static bool? YesNo(this XElement element, string path) => Bool(element, path, "yes", "no");

    public static bool? OnOff(this XElement element, string path) => Bool(element, path, "on", "off");

    public static bool? Digit(this XElement element, string path) => Bool(element, path, "1", "0");

    public static int? Octal(this XElement element, string path) => element.String(path) is { } text ? Convert.ToInt32(text, 8) : null;

    public static TimeSpan? Seconds(this XElement element, string path) =>
        element.Number<long>(path) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public static TimeSpan? Milliseconds(this XElement element, string path) =>
        element.Number<long>(path) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>libvirt writes seconds and nanoseconds since 1970, joined by a point.</summary>
    public static DateTimeOffset? Instant(this XElement element, string path) =>
        element.Number<decimal>(path) is { } seconds ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    public static DateTimeOffset? EpochSeconds(this XElement element, string path) =>
        element.Number<long>(path) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static ulong? KiB(this XElement element, string path) => element.Number<ulong>(path) << 10;

    /// <summary>Bytes from an element with an optional unit, KiB being libvirt's default for memory and bytes for storage.</summary>
    public static ulong? Bytes(this XElement element, string path, string defaultUnit) =>
        element.Number<ulong>(path) * XmlText.BytesIn(element.String(path + "/@unit") ?? defaultUnit);

    /// <summary>Bytes from an attribute beside which a unit may stand.</summary>
    public static ulong? BytesBeside(this XElement element, string path, string defaultUnit) =>
        element.Number<ulong>(path) * XmlText.BytesIn(element.String(XmlText.Beside(path, "@unit")) ?? defaultUnit);

    public static ValueList<string> Strings(this XElement element, string path)
    {
        var (parent, last) = XmlText.Split(path);
        return last[0] == '@'
            ? [.. Each(element, parent).Select(e => (string?)e.Attribute(last[1..])).OfType<string>()]
            : [.. Each(element, path).Select(e => e.Value)];
    }

    /// <summary>Copies of the elements within an element, without the white space that only sets them apart.</summary>
    public static ValueList<XElement> Content(this XElement element, string path) => [.. At(element, path)?.Elements().Select(Compact) ?? []];

    public static T? One<T>(this XElement element, string path)
        where T : class, IXmlReadable<T> => At(element, path) is { } child ? T.Read(child) : null;

    public static ValueList<T> Many<T>(this XElement element, string path)
        where T : IXmlReadable<T> => [.. Each(element, path).Select(T.Read)];

    private static XElement Compact(XElement element)
    {
        var copy = new XElement(element);
        copy.DescendantNodes().OfType<XText>().Where(t => t.Parent!.HasElements && string.IsNullOrWhiteSpace(t.Value)).ToList().ForEach(t => t.Remove());
        return copy;
    }

    private static bool? Bool(XElement element, string path, string yes, string no) =>
        element.String(path) is { } text ? text == yes ? true : text == no ? false : null : null;

    private static XElement? At(XElement element, string path) => XmlText.Steps(path).Aggregate((XElement?)element, (e, step) => e?.Element(step));

    private static IEnumerable<XElement> Each(XElement element, string path) =>
        XmlText.Steps(path).Aggregate(Enumerable.Repeat(element, 1), (all, step) => all.Elements(step));
}
